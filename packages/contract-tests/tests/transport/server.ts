import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

const opened: Server[] = [];

/** Serves every request alike on a free port of this machine and returns the address. */
export async function serve(
  respond: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<`http://127.0.0.1:${number}`> {
  const server = createServer((request, response) => respond(response, request)).listen(0, '127.0.0.1');
  opened.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** Ends every server of a test with its connections. */
export async function closeServers(): Promise<void> {
  for (const server of opened.splice(0)) {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}
