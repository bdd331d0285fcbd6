import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** Something that listens. */
export interface Listening {
  /** Its address without a path, e.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Closes every connection and resolves once the port is free. */
  stop(): Promise<void>;
}

/** Where to listen. */
export interface ListenOptions {
  /** TCP port; 0, the default, takes any free one. */
  readonly port?: number;
  /** Address to listen on; loopback (`127.0.0.1`) by default. */
  readonly host?: string;
}

/** A web-standard request handler. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Who stops at a breakpoint longer than the five seconds that Node waits must not find the connection closed. */
const keepAliveTimeout = 75_000;

/** Serves a handler over HTTP. Rejects with Node's error, code `EADDRINUSE`, when the port is in use. */
export async function listen(
  handler: Handler,
  { port = 0, host = '127.0.0.1' }: ListenOptions = {},
): Promise<Listening> {
  const server = createServer({ keepAliveTimeout }, getRequestListener(handler));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host}:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Says in one sentence which port is in use and how to choose another; `option` is the flag that sets it.
 * Gives `undefined` for any other error.
 */
export function describePortInUse(error: unknown, option: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Port ${error.port} is in use; choose another one with ${option}, or 0 for any free one.`;
  }
  return describePortInUse(error.cause, option);
}
