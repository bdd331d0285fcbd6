import { once } from 'node:events';
import { connect } from 'node:net';
import { startMock } from '@trustline/mock';
import { createSandbox, serve } from '@trustline/sandbox';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { apis } from './apis/apis.ts';
import { type Attacks, listAttacks, type Target } from './attack-requests.ts';

/** What came of the attacks of one row on one server. */
export interface AttackRow {
  readonly server: string;
  readonly row: string;
  readonly requests: number;
  /** The first lines of responses of 5xx. */
  readonly failures: readonly string[];
  /** Whether the server responds to a right request after each of them. */
  readonly survived: boolean;
}

/** So long a server may be silent before the next request, in milliseconds. */
const patience = 1500;

/** Sends the rows of attacks to the sandbox and to the mocks, over connections of their own. */
export async function attackServers(seed: number, fuzzed = 500): Promise<AttackRow[]> {
  const rows: AttackRow[] = [];
  const rateLimit = Object.fromEntries(apiNames.map((api) => [api, 0]));
  const sandbox = createSandbox({ rateLimit, onError: () => undefined });
  const server = await serve(sandbox, { host: '127.0.0.1', port: 0 });
  const targetOf = (api: ApiName, base: string): Target => {
    const { Authorization: authorization = '' } = apis[api].read.headers(sandbox);
    return { document: loadDocument(api), base, authorization };
  };
  for (const api of apiNames) {
    const target = targetOf(api, new URL(loadDocument(api).servers[0]?.url ?? '').pathname);
    rows.push(...(await attack(`sandbox, ${api}`, server.origin, target, seed, fuzzed)));
  }
  await server.close();
  for (const api of apiNames) {
    const mock = await startMock(api);
    rows.push(...(await attack(`mock, ${api}`, mock.url, targetOf(api, ''), seed, fuzzed)));
    await mock.stop();
  }
  sandbox.close();
  return rows;
}

async function attack(server: string, origin: string, target: Target, seed: number, fuzzed: number) {
  const attacks: Attacks = listAttacks(target, seed, fuzzed);
  const rows: AttackRow[] = [];
  for (const [row, requests] of Object.entries(attacks)) {
    const failures: string[] = [];
    const queue = [...requests];
    const work = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const status = await send(origin, next);
        if (/^HTTP\/1\.1 5/.test(status))
          failures.push(`${status} to ${JSON.stringify(next.toString('latin1').slice(0, 100))}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    const after = await fetch(`${origin}${target.base}/nothing-of-this-name`).catch(() => null);
    rows.push({ server, row, requests: requests.length, failures, survived: after !== null });
  }
  return rows;
}

/** The first line of what a server returns to some bytes; empty when it hangs up or stays silent. */
async function send(origin: string, bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    if (received.includes('\r\n\r\n')) socket.destroy();
  });
  socket.setTimeout(patience, () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close').catch(() => undefined);
  return received.split('\r\n')[0] ?? '';
}
