import type { IncomingMessage } from 'node:http';

const empty = new Uint8Array();

/**
 * Collects the body of a request and hands it over once. A body longer than allowed is handed over as soon as that is
 * known, one chunk too long, so that whoever gets it can tell.
 */
export function parseBody(message: IncomingMessage, allowedBytes: number, whenRead: (body: Uint8Array) => void): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = message.headers;
  if (length === undefined && encoding === undefined) {
    whenRead(empty);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  let isRead = false;
  const finish = () => {
    if (isRead) return;
    isRead = true;
    whenRead(chunks.length === 1 ? (chunks[0] ?? empty) : Buffer.concat(chunks));
  };
  message.on('data', (chunk: Buffer) => {
    if (isRead) return;
    chunks.push(chunk);
    size += chunk.length;
    if (size > allowedBytes) finish();
  });
  message.on('end', finish);
}
