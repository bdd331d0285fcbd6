import { AsyncLocalStorage } from 'node:async_hooks';
import { type ContractOperation, type Finding as ValidationFinding, violation } from '@trustline/openapi-validator';
import type { SecretMask } from '../engine/secrets/mask.ts';
import type { Fetch } from './fetch.ts';
import { keepBody } from './keep-body.ts';
import { ResponseTooLargeError } from './limit-response.ts';

/** A request and its response in plain, as the checks see them; never leaves the process unmasked. */
export interface RecordedExchange {
  readonly index: number;
  /** Id of the promise whose check sent it; `null` while opening or restoring. */
  readonly promise: string | null;
  readonly operation: ContractOperation | null;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly request: { method: string; url: string; headers: [string, string][]; body: string | null };
  /** `cutFrom` is the length of a body of which only a part is kept, and `null` for a whole one. */
  readonly response: { status: number; headers: [string, string][]; body: string; cutFrom: number | null } | null;
  /** Whether the response's body holds a credential, so that it must be masked. */
  readonly holdsSecret: boolean;
  readonly failure: string | null;
  /** What is wrong with the response on its own, whoever asked for it. */
  readonly findings: readonly ValidationFinding[];
  /** Whether it failed and was made again, so that it counts for nothing. */
  readonly repeated: boolean;
}

/** A request got no response: the server is not there, hung up, or took too long. */
export class NoResponseError extends Error {
  override readonly name = 'NoResponseError';
  /** The position of the exchange. */
  readonly exchange: number;

  constructor(message: string, exchange: number, options: ErrorOptions) {
    super(message, options);
    this.exchange = exchange;
  }
}

/** What the recorder needs to know. */
export interface RecorderOptions {
  readonly findOperation: (request: Request) => ContractOperation | null;
  readonly secrets: SecretMask;
  /** Learns of the credentials that a response creates, before the response is judged, and names them. */
  readonly learnSecrets: (operation: ContractOperation | null, status: number, body: string) => string[];
}

/** The innermost layer: keeps every exchange and judges every response. */
export interface Recorder {
  readonly fetch: Fetch;
  readonly entries: readonly RecordedExchange[];
  /** The position in `entries` of the exchange that a response came from. */
  indexOf(response: Response): number;
  /** Names the promise that everything is sent for which a step sends, other steps beside it left aside. */
  attribute<Result>(promise: string | null, step: () => Promise<Result>): Promise<Result>;
  attributedTo(): string | null;
  /** Says that an exchange is made again, so that it counts for nothing. */
  markRepeated(exchange: number): void;
  /** Forgets what an exchange has said, so that a long recording does not grow for ever; its findings stay. */
  forgetBodies(exchange: number): void;
}

/** Creates the layer that records what goes out and comes in, and checks each response against the document. */
export function recordExchanges(next: Fetch, options: RecorderOptions): Recorder {
  const entries: RecordedExchange[] = [];
  const indexes = new WeakMap<Response, number>();
  const keep = (entry: Omit<RecordedExchange, 'index'>) => entries.push({ index: entries.length, ...entry }) - 1;
  const attributions = new AsyncLocalStorage<string | null>();
  const attributedTo = () => attributions.getStore() ?? null;
  return {
    entries,
    attribute: (id, step) => attributions.run(id, step),
    attributedTo,
    markRepeated(exchange) {
      const entry = entries[exchange];
      if (entry) entries[exchange] = { ...entry, repeated: true };
    },
    forgetBodies(exchange) {
      const entry = entries[exchange];
      const { request, response } = entry ?? {};
      if (!entry || !request || !response) return;
      const forgotten = { ...response, body: '', cutFrom: response.cutFrom ?? response.body.length };
      entries[exchange] = { ...entry, request: { ...request, body: null }, response: forgotten };
    },
    indexOf: (response) => indexes.get(response) ?? entries.length - 1,
    async fetch(request) {
      const operation = options.findOperation(request);
      const base = { promise: attributedTo(), operation, startedAt: new Date(), repeated: false };
      const recorded = await recordRequest(request);
      const start = performance.now();
      try {
        const response = await next(request);
        const { status, headers } = response;
        const body = await response.text();
        const milliseconds = performance.now() - start;
        const validation = validate({ status, body }, headers, base.operation, options);
        const received = { status, headers: [...headers], ...keepBody(body) };
        const copy = copyResponse(response, body);
        const entry = { ...base, ...validation, milliseconds, request: recorded, response: received, failure: null };
        indexes.set(copy, keep(entry));
        return copy;
      } catch (error) {
        const failure = describeFailure(error);
        const milliseconds = performance.now() - start;
        const failed = { ...base, milliseconds, request: recorded, failure, holdsSecret: true };
        const exchange = keep({ ...failed, ...describeMissing(error, failure) });
        throw new NoResponseError(failure, exchange, { cause: error });
      }
    },
  };
}

/** What is kept of an exchange whose response cannot be looked at. */
function describeMissing(error: unknown, failure: string): Pick<RecordedExchange, 'response' | 'findings'> {
  if (!(error instanceof ResponseTooLargeError)) {
    return { response: null, findings: [violation('no-response', 'response', `No response came: ${failure}.`)] };
  }
  const { status, headers, start } = error;
  return {
    response: { status, headers: [...headers], body: start, cutFrom: error.limit },
    findings: [violation('too-large', 'response body', `The response was not read to its end: ${failure}.`)],
  };
}

async function recordRequest(request: Request): Promise<RecordedExchange['request']> {
  const body = request.body === null ? null : await request.clone().text();
  return { method: request.method, url: request.url, headers: [...request.headers], body };
}

/** A response whose body was read; statuses that never carry a body stay without one. */
function copyResponse({ status, statusText, headers }: Response, body: string): Response {
  return new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers });
}

function validate(
  { status, body }: { status: number; body: string },
  headers: Headers,
  operation: ContractOperation | null,
  { secrets, learnSecrets }: RecorderOptions,
): Pick<RecordedExchange, 'findings' | 'holdsSecret'> {
  const created = learnSecrets(operation, status, body);
  const findings = operation?.checkResponse({ status, headers, body }) ?? [];
  const leaked = (text: string, place: string, allowed: readonly string[]): ValidationFinding[] =>
    secrets
      .find(text)
      .filter((name) => !allowed.includes(name))
      .map((name) => violation('secret', place, `The response holds a credential ($${name}).`, '', `$${name}`));
  const headerText = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const inBody = leaked(body, 'response body', created);
  return {
    findings: [...findings, ...inBody, ...leaked(headerText, 'response headers', [])],
    holdsSecret: inBody.length + created.length > 0,
  };
}

/** The deepest cause says most: `fetch failed` alone helps nobody. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'the server took too long';
  if (error.message === 'other side closed') return 'the server closed the connection without a response';
  return error.cause instanceof Error ? describeFailure(error.cause) : error.message;
}
