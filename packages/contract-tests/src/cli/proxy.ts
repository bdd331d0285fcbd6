import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SetupError } from '../engine/error.ts';
import { observeTraffic, type TrafficObserver } from '../engine/passive/traffic-of.ts';
import { largestResponse } from '../transport/limit-response.ts';
import type { CommandIO } from './command-io.ts';
import { createIdleQueue } from './idle-queue.ts';
import { concludeTraffic, type TrafficReportOptions } from './traffic-report.ts';

/** What `proxy` is told on the command line. */
export interface ProxyOptions extends TrafficReportOptions {
  readonly upstream: string;
  readonly port: number;
}

/** The header that says how many findings there were before this response; its own are not known when it begins. */
const findingsHeader = 'Trustline-Findings';

/** Passes requests on to a server, looks at them in passing, and reports at its end what they show. Returns the exit code. */
export async function runProxy(options: ProxyOptions, io: CommandIO): Promise<number> {
  const upstream = readUpstream(options.upstream);
  const observer = observeTraffic();
  const startedAt = new Date();
  const server = createServer();
  let findings = 0;
  const queue = createIdleQueue();
  const underway = new Set<Promise<void>>();
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    queue.begin();
    const passed = await pass(request, response, { upstream, observer, findings: () => findings });
    if (passed === null) return queue.end();
    queue.end(async () => {
      findings += await passed.look();
    }, passed.size);
  };
  server.on('request', (request, response) => {
    const serving = serve(request, response);
    underway.add(serving);
    void serving.finally(() => underway.delete(serving));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(`The port ${options.port} cannot be listened on: ${error.code ?? error.message}.`);
  });
  io.stdout(`Passing http://127.0.0.1:${portOf(server.address())} on to ${upstream.href}; Ctrl+C ends it.\n`);
  io.expectEnd?.();
  if (io.signal?.aborted !== true && io.signal !== undefined) await once(io.signal, 'abort');
  server.close();
  server.closeAllConnections();
  await Promise.all(underway);
  await queue.finish();
  return concludeTraffic(observer, startedAt, options, io);
}

interface Passing {
  readonly upstream: URL;
  readonly observer: TrafficObserver;
  readonly findings: () => number;
}

/** What is left to do about a request that was passed on. */
interface Passed {
  /** Looks at it, and returns how many findings it has. */
  readonly look: () => Promise<number>;
  /** In bytes. */
  readonly size: number;
}

/** Passes one request on as it comes and its response back as it comes; `null` when there is nothing to look at. */
async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { upstream, observer, findings }: Passing,
): Promise<Passed | null> {
  const startedAt = new Date();
  const url = new URL(upstream.origin + joinPaths(upstream.pathname, incoming.url ?? '/'));
  const { method = 'GET' } = incoming;
  const known = observer.knows({ method, url: url.href });
  const sent = createCopy(known);
  const received = createCopy(known);
  const headers = { ...incoming.headers, host: url.host };
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const forwarded = send(url, { method, headers: withoutHopByHop(headers) });
  forwarded.on('error', () => undefined);
  const responded = once(forwarded, 'response');
  responded.catch(() => undefined);
  const sending = passBody(incoming, forwarded, sent.add);
  try {
    const [arrived]: IncomingMessage[] = await responded;
    if (arrived === undefined) throw new Error('no response');
    outgoing.writeHead(arrived.statusCode ?? 502, arrived.statusMessage, {
      ...withoutHopByHop(arrived.headers),
      [findingsHeader]: String(findings()),
    });
    // What comes at once leaves in one piece; a body that is long in coming does not hold its headers back.
    const flush = setImmediate(() => outgoing.flushHeaders());
    arrived.once('data', () => clearImmediate(flush));
    await pipe(arrived.on('data', received.add), outgoing);
    await sending;
    if (!known) return null;
    const [body, bytes] = [sent.bytes(), received.bytes()];
    return {
      size: (body?.length ?? 0) + (bytes?.length ?? 0),
      async look() {
        const request = writeRequest(url, method, incoming.headers, body);
        const response = await writeResponse(arrived, bytes);
        return response === null ? 0 : ((await observer.see({ request, response, startedAt })) ?? 0);
      },
    };
  } catch {
    // Whoever asked sees what they would have seen: that the server is not there, or hung up.
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502, { 'Content-Type': 'text/plain' }).end('The server gave no response.\n');
    return null;
  }
}

/** Passes the body of a request on; one without a body leaves at once. */
async function passBody(incoming: IncomingMessage, forwarded: ClientRequest, add: (chunk: Buffer) => void) {
  const { 'content-length': length, 'transfer-encoding': coding } = incoming.headers;
  if (length === undefined && coding === undefined) return void forwarded.end();
  await pipe(incoming.on('data', add), forwarded).catch(() => undefined);
}

/** Pipes to the end of both, and ends the other when one breaks off; `pipeline` makes an error of its own each time. */
function pipe(from: IncomingMessage, to: ServerResponse | ClientRequest): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const breakOff = () => {
    if (from.readableEnded && to.writableFinished) return;
    reject(new Error('broken off'));
    from.destroy();
    to.destroy();
  };
  from.once('close', () => from.readableEnded || breakOff()).once('error', breakOff);
  to.once('finish', resolve).once('close', breakOff).once('error', breakOff);
  if (from.destroyed || to.destroyed) breakOff();
  else from.pipe(to);
  return promise;
}

/** Keeps a copy of what passes, as long as it is not larger than what is looked at. */
function createCopy(wanted: boolean) {
  let chunks: Buffer[] = [];
  let size = 0;
  let isWhole = wanted;
  const add = (chunk: Buffer) => {
    size += chunk.length;
    if (isWhole) chunks.push(chunk);
    if (size <= largestResponse) return;
    isWhole = false;
    chunks = [];
  };
  return { add, bytes: () => (isWhole ? Buffer.concat(chunks) : null) };
}

function writeRequest(url: URL, method: string, headers: IncomingHttpHeaders, body: Buffer | null): Request {
  const hasBody = body !== null && body.length > 0 && !['GET', 'HEAD'].includes(method);
  return new Request(url, { method, headers: readHeaders(headers), ...(hasBody ? { body: body.toString() } : {}) });
}

/** `null` for a body that is too large to be looked at, or that cannot be decoded. */
async function writeResponse(
  { statusCode = 0, headers }: IncomingMessage,
  bytes: Buffer | null,
): Promise<Response | null> {
  const body = bytes === null ? null : await decode(bytes, headers['content-encoding'] ?? 'identity');
  if (body === null || statusCode < 200) return null;
  return new Response([204, 205, 304].includes(statusCode) ? null : body, {
    status: statusCode,
    headers: readHeaders(headers),
  });
}

const decoders = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress } as const;

async function decode(bytes: Buffer, encoding: string): Promise<string | null> {
  if (encoding === 'identity') return bytes.toString();
  const create = Object.entries(decoders).find(([name]) => name === encoding)?.[1];
  if (create === undefined) return null;
  const decoder = create();
  decoder.end(bytes);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of decoder) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > largestResponse) return null;
    }
    return Buffer.concat(chunks).toString();
  } catch {
    return null;
  }
}

/** Headers of one connection, which are not passed on. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function withoutHopByHop(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}

function readHeaders(headers: IncomingHttpHeaders): Headers {
  const read = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value ?? []].flat()) read.append(name, each);
  }
  return read;
}

function joinPaths(base: string, path: string): string {
  return base.replace(/\/+$/, '') + path;
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function readUpstream(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '') return url;
  throw new SetupError('--upstream takes an http or https address without user and query.');
}
