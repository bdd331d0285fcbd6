import type { ServerResponse } from 'node:http';
import type { SandboxResponse } from './message.ts';

/** Sends a response over a connection, or does to the connection what a fault demands. */
export function send(response: ServerResponse, sandboxResponse: SandboxResponse, closes: boolean): void {
  const { connection } = sandboxResponse;
  if (connection?.kind === 'drop') response.socket?.destroy();
  else if (connection?.kind === 'delay') {
    const timer = setTimeout(() => write(response, sandboxResponse, closes), connection.milliseconds);
    response.once('close', () => clearTimeout(timer));
  } else if (connection?.kind === 'cut-off') writeHalf(response, sandboxResponse);
  else write(response, sandboxResponse, closes);
}

function write(response: ServerResponse, sandboxResponse: SandboxResponse, closes: boolean): void {
  response.writeHead(sandboxResponse.status, headersOf(sandboxResponse, closes));
  response.end(sandboxResponse.body);
}

function writeHalf(response: ServerResponse, sandboxResponse: SandboxResponse): void {
  response.writeHead(sandboxResponse.status, headersOf(sandboxResponse, true));
  response.write(sandboxResponse.body.slice(0, sandboxResponse.body.length / 2), () => response.socket?.destroy());
}

function headersOf({ status, headers, body }: SandboxResponse, closes: boolean): string[] {
  const list: string[] = [];
  for (const name in headers) list.push(name, headers[name] ?? '');
  if (status !== 204 && status !== 304) list.push('content-length', String(Buffer.byteLength(body)));
  if (closes) list.push('connection', 'close');
  return list;
}
