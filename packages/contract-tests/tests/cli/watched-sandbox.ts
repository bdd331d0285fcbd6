import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createSandbox, type Sandbox } from '@trustline/sandbox';

/** A request that a served sandbox has been sent and its response, before it goes out. */
export interface Passing {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Counts all requests from 1. */
  readonly number: number;
  readonly status: number;
}

/** What becomes of a response: it is sent, another one is sent instead, or the connection is cut. */
export type Fate = Response | 'cut' | undefined;

/** A sandbox on a free port whose traffic can be watched and disturbed. */
export interface WatchedSandbox {
  readonly sandbox: Sandbox;
  readonly origin: string;
  /** Is asked about every response. */
  watch: (passing: Passing) => Fate | Promise<Fate>;
  close(): Promise<void>;
}

/** Serves a new sandbox. */
export async function watchSandbox(): Promise<WatchedSandbox> {
  const sandbox = createSandbox();
  let number = 0;
  const server = createServer(async (incoming, outgoing) => {
    number += 1;
    const own = number;
    const response = await sandbox.fetch(await readRequest(incoming, watched.origin));
    const { method = 'GET', url: path = '/' } = incoming;
    const fate = await watched.watch({ method, path, number: own, status: response.status });
    if (fate === 'cut') outgoing.destroy();
    else await writeResponse(fate ?? response, outgoing);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const watched: WatchedSandbox = {
    sandbox,
    origin: `http://127.0.0.1:${port}`,
    watch: () => undefined,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      sandbox.close();
    },
  };
  return watched;
}

async function readRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const body = new Uint8Array(await buffer(incoming));
  const method = incoming.method ?? 'GET';
  return new Request(origin + incoming.url, { method, headers, ...(body.length === 0 ? {} : { body }) });
}

async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
