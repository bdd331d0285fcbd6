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
import { type CallState, createFailure, hide } from './failure.ts';
import { readRetryAfter } from './retry.ts';

/** A complete response. */
export interface Received {
  readonly response: Response;
  /** The body as it came. */
  readonly body: string | Blob;
  /** The body as it is meant: what its JSON says, else the same. */
  readonly data: unknown;
}

type Chunk = Uint8Array<ArrayBuffer>;

/** Reads a body to its end; returns `undefined` when it has more bytes than allowed. */
export async function readBody(response: Response, limit: number): Promise<Chunk[] | undefined> {
  const chunks: Chunk[] = [];
  const reader = response.body?.getReader();
  for (let size = 0; reader; ) {
    const { value } = await reader.read();
    if (!value) break;
    chunks.push(value);
    size += value.length;
    if (size > limit) {
      // Nobody waits for the rest, whether or not it can be called off.
      reader.cancel().catch(() => {});
      return undefined;
    }
  }
  return chunks;
}

/** Decides what a response means: a success, or the error that it stands for. `chunks` are missing when there are too many. */
export function interpret(
  call: CallState,
  response: Response,
  chunks: readonly Chunk[] | undefined,
): Received | AnyTrustlineError {
  const { reads } = call.operation;
  const { status, headers, ok } = response;
  if (!chunks) {
    return createFailure(call, InvalidResponseError, 'the response is larger than maxResponseSize', {
      status,
      headers,
    });
  }
  if (ok && reads === 'blob') {
    const body = new Blob([...chunks], { type: `${headers.get('content-type')}` });
    return { response, body, data: body };
  }
  const body = decode(chunks);
  const data = parse(body);
  const isSuccess = ok && !(isObject(data) && data.success === false);
  if (isSuccess && reads) return { response, body, data: body };
  if (isSuccess && (data !== undefined || status === 204)) return { response, body, data };
  return createResponseError(call, response, data ?? body);
}

function decode(chunks: readonly Chunk[]): string {
  const decoder = new TextDecoder();
  const [first] = chunks;
  if (chunks.length === 1) return decoder.decode(first);
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
  const { code: given, description } = isObject(inner) ? inner : {};
  const code = typeof given === 'number' ? given : undefined;
  const meaning = code ? (call.api.codes[code] ?? Math.max(status, 400)) : status;
  const text = [description, message].find((one) => typeof one === 'string');
  return createFailure(
    call,
    chooseClass(meaning, isObject(body)),
    `HTTP ${status}${code ? `, code ${code}` : ''}: ${text ? hide(call, text) : describe(call, headers, body)}`,
    { status, headers, retryAfterMs: readRetryAfter(headers), code, fields: readFields(call, errors), body },
  );
}

/** Says what came in place of an error that explains itself, and from where, since the address may be the wrong one. */
function describe(call: CallState, headers: Headers, body: unknown): string {
  const problem = body === '' ? 'is empty' : typeof body === 'string' ? 'is not JSON' : 'gives no reason';
  const location = headers.get('location');
  const source = `${headers.get('content-type')}, ${call.url}${location ? ` redirects to ${location}` : ''}`;
  return `the response ${problem} (${hide(call, source)})`;
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
function readFields(call: CallState, errors: unknown): Record<string, string[]> | undefined {
  if (!isObject(errors)) return undefined;
  const write = (value: unknown) => hide(call, typeof value === 'string' ? value : JSON.stringify(value));
  const entries = Object.entries(errors).map(([name, entry]) => {
    const { parameter = name, error = entry } = isObject(entry) ? entry : {};
    return [write(parameter), [error].flat().map(write)];
  });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
