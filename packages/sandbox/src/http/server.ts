import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { controlPath } from '../control/api.ts';
import { SandboxError } from '../error.ts';
import type { SandboxCore } from '../sandbox.ts';
import { parseBody } from './body-reader.ts';
import { send } from './connection.ts';
import { requestLimits } from './limits.ts';
import { jsonResponse, type SandboxRequest, type SandboxResponse } from './message.ts';
import { createDistrust } from './trust.ts';

/** Where a sandbox is to be served. */
export interface ServerOptions {
  /** Default: 127.0.0.1, so that no other machine reaches it. */
  readonly host?: string;
  /** Default: 0, any free port. */
  readonly port?: number;
  /** Names the sandbox goes by besides `localhost` and numeric addresses. Default: none. */
  readonly allowedHosts?: readonly string[];
  /** Whether the control is served. Default: only on a loopback address, because it takes no credential. */
  readonly control?: boolean;
}

/** A sandbox that is served over HTTP. */
export interface SandboxServer {
  /** Scheme, host and port, e.g. `http://127.0.0.1:4030`. */
  readonly origin: string;
  /** Stops serving; responses under way are sent first. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly request: SandboxRequest;
  readonly response: ServerResponse;
  readonly sandboxResponse: SandboxResponse;
}

const controlClosed = 'The control is closed, because the sandbox listens to a network; --open-control opens it.';
const maxHeaderBytes = 64 * 1024;
const slowestRequest = 30_000;
/** Who stops at a breakpoint longer than the five seconds that Node waits must not find the connection closed. */
const keepAliveTimeout = 75_000;

/** Serves a sandbox over HTTP. Throws a SandboxError when the address cannot be used. */
export async function serve(
  { core }: { readonly core: SandboxCore },
  options: ServerOptions = {},
): Promise<SandboxServer> {
  const { host = '127.0.0.1', port = 0, allowedHosts = [], control = isLoopback(host) } = options;
  const reject = createRejection(allowedHosts, control);
  const respond = createResponder(core);
  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      requestTimeout: slowestRequest,
      keepAliveTimeout,
      noDelay: true,
    },
    (message, response) => {
      const rejection = reject(message);
      if (rejection !== undefined) return void send(response, rejection, true);
      parseBody(message, requestLimits.bodyBytes, (body) => respond(plainRequest(message, body), response));
    },
  );
  server.on('clientError', (_error, socket) => rejectUnreadable(socket));
  server.on('connect', (_message, socket) => rejectUnreadable(socket));
  await listen(server, host, port);
  return { origin: originOf(server.address()), close: () => close(server) };
}

// Writes that arrive together are made durable together, and only then responded to.
function createResponder(core: SandboxCore): (request: SandboxRequest, response: ServerResponse) => void {
  let waiting: Waiting[] = [];
  const flush = () => {
    const batch = waiting;
    waiting = [];
    const stored = core.commit();
    for (const { request, response, sandboxResponse } of batch) {
      send(response, stored ? sandboxResponse : core.persistenceError(request), isOversized(request));
    }
  };
  return (request, response) => {
    const sandboxResponse = core.response(request);
    if (waiting.length === 0 && !core.hasPendingWrites()) return send(response, sandboxResponse, isOversized(request));
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ request, response, sandboxResponse });
  };
}

function isOversized({ body }: SandboxRequest): boolean {
  return body.length > requestLimits.bodyBytes;
}

function createRejection(allowedHosts: readonly string[], control: boolean) {
  const distrust = createDistrust({ allowedHosts: new Set(allowedHosts.map((name) => name.toLowerCase())) });
  return (message: IncomingMessage): SandboxResponse | undefined => {
    const found = distrust(message.headers.host, headerOf(message));
    if (found !== undefined) return jsonResponse(found.status, { message: found.message });
    return control || !message.url?.startsWith(controlPath) ? undefined : jsonResponse(403, { message: controlClosed });
  };
}

function headerOf({ headers }: IncomingMessage): (name: string) => string | null {
  return (name) => {
    const value = headers[name];
    return value === undefined ? null : String(value);
  };
}

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function plainRequest(message: IncomingMessage, body: Uint8Array): SandboxRequest {
  const { headers, socket, url = '/', method = 'GET' } = message;
  const mark = url.indexOf('?');
  return {
    method,
    origin: `http://${headers.host ?? ownHost(socket)}`,
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    header: headerOf(message),
    body,
    address: socket.remoteAddress ?? '',
  };
}

function ownHost({ localAddress = '127.0.0.1', localPort = 80 }: Socket): string {
  return `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}

// What is no HTTP belongs to neither API, so the body reads as an error of both.
function rejectUnreadable(socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const message = 'The request is no HTTP that can be read.';
  const body = JSON.stringify({ success: false, status: { code: 5, description: message }, message });
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): SandboxError {
  const reason: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use; choose another with --port, or 0 for any free one.`,
    EACCES: `Port ${port} needs rights you do not have; choose one above 1023 with --port.`,
  };
  const other = `The host ${host} cannot be listened on; choose an address of this machine with --host.`;
  return new SandboxError(reason[error.code ?? ''] ?? other, 'unusable', { cause: error });
}

function originOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setImmediate(() => server.closeAllConnections());
  });
}
