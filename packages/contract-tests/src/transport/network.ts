import { readFile } from 'node:fs/promises';
import { createSecureContext, rootCertificates } from 'node:tls';
import { SetupError } from '../engine/error.ts';
import type { Fetch } from './fetch.ts';

/** What stands between this machine and the server. */
export interface NetworkOptions {
  /** File with the certificates of an authority of one's own (PEM). */
  readonly ca?: string;
  /** Files with the certificate of this client and its key (PEM). */
  readonly cert?: string;
  readonly key?: string;
}

const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/**
 * The transport for a network that needs more than an address: a proxy that the environment names, an authority or a
 * client certificate of one's own. `undefined` where the runtime's own `fetch` will do.
 */
export async function createNetworkFetch(
  { ca, cert, key }: NetworkOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Fetch | undefined> {
  const hasProxy = proxyVariables.some((name) => environment[name]);
  if (!hasProxy && ca === undefined && cert === undefined && key === undefined) return undefined;
  if ((cert === undefined) !== (key === undefined)) throw new SetupError('--cert and --key belong together.');
  const connect = await readCertificates({ ca, cert, key });
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const httpsProxy = environment.https_proxy ?? environment.HTTPS_PROXY;
  const httpProxy = environment.http_proxy ?? environment.HTTP_PROXY;
  const noProxy = environment.no_proxy ?? environment.NO_PROXY;
  const dispatcher = new EnvHttpProxyAgent({
    connect,
    requestTls: connect,
    ...(httpsProxy ? { httpsProxy } : {}),
    ...(httpProxy ? { httpProxy } : {}),
    ...(noProxy ? { noProxy } : {}),
  });
  return async (request) => {
    const { method, headers, signal } = request;
    const body = request.body === null ? null : await request.text();
    const init = { method, headers: [...headers], body, signal, redirect: 'manual' as const, dispatcher };
    const { status, statusText, headers: received, body: stream } = await fetch(request.url, init);
    return new Response(stream, { status, statusText, headers: [...received] });
  };
}

/** What a connection shows and trusts: the authorities of one's own are trusted beside those that Node trusts. */
async function readCertificates({ ca, cert, key }: { [Name in keyof NetworkOptions]: string | undefined }) {
  const connect = {
    ...(ca === undefined ? {} : { ca: [...rootCertificates, await read(ca, 'certificate')] }),
    ...(cert === undefined ? {} : { cert: await read(cert, 'certificate') }),
    ...(key === undefined ? {} : { key: await read(key, 'private key') }),
  };
  try {
    createSecureContext(connect);
  } catch (error) {
    const files = [ca, cert, key].filter((file) => file !== undefined).join(', ');
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`No connection can be made with ${files}: ${reason}.`, { cause: error });
  }
  return connect;
}

async function read(file: string, what: 'certificate' | 'private key'): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(`${file} cannot be read: ${error.code ?? error.message}.`);
  });
  if (new RegExp(`-----BEGIN ([A-Z ]+ )?${what.toUpperCase()}-----`).test(text)) return text;
  throw new SetupError(`${file} holds no ${what} (PEM).`);
}
