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
import { type CallState, createFailure, type Received, write } from './failure.ts';
import type { Fields } from './keywords.ts';

/** Reads a body to its end, as text unless the operation returns something else; `undefined` when it has more bytes than allowed. */
export async function readBody(
  { operation, options: { maxResponseSize = 2 ** 26 } }: CallState,
  { body, headers, ok }: Response,
): Promise<string | Blob | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body?.getReader();
  for (let size = 0; reader; ) {
    const { value } = await reader.read();
    if (!value) break;
    chunks.push(value);
    size += value.length;
    if (size > maxResponseSize) {
      // Nobody waits for the rest, whether or not it can be called off.
      reader.cancel().catch(() => {});
      return undefined;
    }
  }
  const isBlob = ok && operation.reads === 'blob';
  if (!isBlob && chunks.length < 2) return new TextDecoder().decode(chunks[0]);
  const whole = new Blob(chunks, { type: `${headers.get('content-type')}` });
  return isBlob ? whole : whole.text();
}

/** Returns a response that is a success, or throws the error that it stands for. The body is missing when it is too long. */
export function interpret(call: CallState, response: Response, body: string | Blob | undefined): Received {
  const { reads } = call.operation;
  const { ok, status } = response;
  const json = parse(body);
  const { success }: Fields = Object(json);
  const isSuccess = ok && success !== false && (json !== undefined || status === 204 || reads);
  const data = isSuccess ? (reads ? body : json) : (json ?? body);
  call.received = { response, body: body ?? '', data };
  if (body === undefined) throw createFailure(call, InvalidResponseError, 'over maxResponseSize');
  if (!isSuccess) throw createResponseError(call, response, data);
  return call.received;
}

function parse(body: unknown): unknown {
  try {
    return JSON.parse(`${body}`);
  } catch {
    return undefined;
  }
}

/** Creates the error of a response; both vendors' forms of an error body are read as far as they are there. */
function createResponseError(call: CallState, { status, headers }: Response, body: unknown): AnyTrustlineError {
  const { status: inner, message, errors }: Fields = Object(body);
  const { code: given, description: reason = message }: Fields = Object(inner);
  const code = Number(given) || undefined;
  const meaning = code ? (call.api.codes[code] ?? Math.max(status, 400)) : status;
  const problem = body === '' ? 'is empty' : typeof body === 'string' ? 'is not JSON' : 'gives no reason';
  const location = headers.get('location');
  const source = ` (${headers.get('content-type')}, ${call.request?.url}${location ? ` redirects to ${location}` : ''})`;
  const isRejection = meaning >= 400 && typeof body === 'object';
  const text = reason ? write(call, reason) : `the response ${problem}`;
  return createFailure(
    call,
    meaning >= 500 ? ServerError : (classes[meaning] ?? (isRejection ? ValidationError : InvalidResponseError)),
    // The address may be the wrong one.
    reason && status !== 404 ? text : text + write(call, source),
    { code, fields: readFields(call, errors) },
  );
}

const classes: Readonly<Record<number, TrustlineErrorClass>> = {
  401: AuthenticationError,
  402: TariffError,
  403: PermissionError,
  404: NotFoundError,
  429: RateLimitError,
};

/** Reads `{ number: ["…"] }` and `[{ parameter: "number", error: "…" }]`. */
function readFields(call: CallState, errors: unknown): Record<string, string[]> | undefined {
  if (typeof errors !== 'object' || errors === null) return undefined;
  const entries = Object.entries(errors).map(([name, entry]) => {
    const { parameter = name, error = entry }: Fields = Object(entry);
    return [write(call, parameter), [error].flat().map((one) => write(call, one))];
  });
  return Object.fromEntries(entries);
}
