import {
  type AnyTrustlineError,
  AuthenticationError,
  InvalidResponseError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TariffError,
  type TrustlineErrorClass,
  ValidationError,
} from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import { readRetryAfter } from './retry.ts';

/** A complete response. */
export interface Received {
  readonly response: Response;
  /** The body as it came. */
  readonly body: string | Blob;
  /** The body as it is meant: what its JSON says, else the same. */
  readonly data: unknown;
}

/** Reads a body to its end; returns `undefined` when it has more bytes than allowed. */
export async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>[] | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
    if (size > limit) {
      // Nobody waits for the rest, whether or not it can be called off.
      reader.cancel().catch(() => undefined);
      return undefined;
    }
  }
  return chunks;
}

/** Decides what a response means: a success, or the error that it stands for. */
export function interpret(
  call: CallState,
  response: Response,
  chunks: readonly Uint8Array<ArrayBuffer>[],
): Received | AnyTrustlineError {
  const { reads = 'json', mayBeEmpty } = call.operation;
  if (response.ok && reads === 'blob') {
    const body = new Blob([...chunks], { type: response.headers.get('content-type') ?? '' });
    return { response, body, data: body };
  }
  const body = decode(chunks);
  const data = parse(body);
  const isError = isObject(data) && data.success === false;
  if (response.ok && !isError) {
    if (reads === 'text') return { response, body, data: body };
    if (data !== undefined || (mayBeEmpty && body === '')) return { response, body, data };
  }
  return createResponseError(call, response, data ?? body);
}

function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Creates the error of a response; both vendors' forms of an error body are read as far as they are there. */
function createResponseError(call: CallState, response: Response, body: unknown): AnyTrustlineError {
  const { status, headers } = response;
  const { status: inner, message, errors } = isObject(body) ? body : {};
  const { code, description } = isObject(inner) ? inner : {};
  const knownCode = typeof code === 'number' ? code : undefined;
  const meaning = (knownCode && call.api.codes[knownCode]) || status;
  const text = [description, message].find((one) => typeof one === 'string');
  const [own, others] = text ? [': ', text] : describe(call, response, body);
  return createFailure(
    call,
    chooseClass(meaning, isObject(body)),
    `HTTP ${status}${knownCode ? `, code ${knownCode}` : ''}${own}`,
    { status, headers, retryAfterMs: readRetryAfter(headers), code: knownCode, fields: readFields(errors), body },
    others,
  );
}

/** Says what came in place of an error that explains itself, and from where: it may be the wrong address. */
function describe({ url }: CallState, { headers }: Response, body: unknown): [own: string, others: string] {
  const location = headers.get('location');
  if (location) return [' redirects to ', URL.canParse(location, url) ? new URL(location, url).host : location];
  const type = headers.get('content-type');
  if (body === '') return [': the response is empty', ` (${url})`];
  if (typeof body === 'string') return [': the response is not JSON', ` (${type ?? 'no content type'}, ${url})`];
  return [': the response gives no reason', ` (${url})`];
}

const classes: Readonly<Record<number, TrustlineErrorClass>> = {
  401: AuthenticationError,
  402: TariffError,
  403: PermissionError,
  404: NotFoundError,
  429: RateLimitError,
};

function chooseClass(status: number, isReadable: boolean): TrustlineErrorClass {
  if (status >= 500) return ServerError;
  return classes[status] ?? (status >= 400 && isReadable ? ValidationError : InvalidResponseError);
}

/** Reads `{ number: ["…"] }` and `[{ parameter: "number", error: "…" }]`. */
function readFields(errors: unknown): Record<string, string[]> | undefined {
  if (!isObject(errors)) return undefined;
  const entries = Object.entries(errors).map(([name, entry]) => {
    const { parameter = name, error = entry } = isObject(entry) ? entry : {};
    return [String(parameter), [error].flat().map(String)];
  });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
