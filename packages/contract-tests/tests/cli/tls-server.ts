import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox } from '@trustline/sandbox';
import { generate } from 'selfsigned';

/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly private: string;
}

/** Makes an authority that nobody knows. */
export function createAuthority(name: string): Promise<Certificate> {
  return generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
}

/** Makes a certificate that an authority has signed, for `localhost` and for clients. */
export function issue({ cert, private: key }: Certificate, name: string): Promise<Certificate> {
  return generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { cert, key },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
}

/** A sandbox behind TLS. */
export interface TlsServer {
  readonly sandbox: Sandbox;
  /** E.g. `https://localhost:40111`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves a sandbox on a free port to those who show a certificate of the authority, and to nobody else. */
export async function serveTls(authority: Certificate): Promise<TlsServer> {
  const { cert, private: key } = await issue(authority, 'localhost');
  const sandbox = createSandbox();
  const options = { cert, key, ca: authority.cert, requestCert: true, rejectUnauthorized: true };
  const server = createServer(options, async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const init = {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    };
    const made = await sandbox.fetch(
      new Request(`https://localhost${url}`, body.length === 0 ? init : { ...init, body }),
    );
    response.writeHead(made.status, Object.fromEntries(made.headers)).end(await made.text());
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port }: AddressInfo = addressOf(server.address());
  const close = async () => {
    server.close();
    server.closeAllConnections();
    sandbox.close();
  };
  return { sandbox, origin: `https://localhost:${port}`, close };
}

function addressOf(address: ReturnType<ReturnType<typeof createServer>['address']>): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}
