import type { ServerResponse } from 'node:http';
import type { SandboxAnswer } from './message.ts';

/** Sends an answer over a connection, or does to the connection what a fault demands. */
export function send(response: ServerResponse, answer: SandboxAnswer, closes: boolean): void {
  const { connection } = answer;
  if (connection?.kind === 'drop') response.socket?.destroy();
  else if (connection?.kind === 'delay') {
    const timer = setTimeout(() => write(response, answer, closes), connection.milliseconds);
    response.once('close', () => clearTimeout(timer));
  } else if (connection?.kind === 'cut-off') writeHalf(response, answer);
  else write(response, answer, closes);
}

function write(response: ServerResponse, answer: SandboxAnswer, closes: boolean): void {
  response.writeHead(answer.status, headersOf(answer, closes));
  response.end(answer.body);
}

function writeHalf(response: ServerResponse, answer: SandboxAnswer): void {
  response.writeHead(answer.status, headersOf(answer, true));
  response.write(answer.body.slice(0, answer.body.length / 2), () => response.socket?.destroy());
}

function headersOf({ status, headers, body }: SandboxAnswer, closes: boolean): string[] {
  const list: string[] = [];
  for (const name in headers) list.push(name, headers[name] ?? '');
  if (status !== 204 && status !== 304) list.push('content-length', String(Buffer.byteLength(body)));
  if (closes) list.push('connection', 'close');
  return list;
}
