import {
  AuthenticationError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TariffError,
  type TrustlineError,
  type TrustlineErrorClass,
  UnreadableAnswerError,
  ValidationError,
} from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import { readRetryAfter } from './retry.ts';
import { isObject } from './shape.ts';

/** What a call came to. */
export interface Outcome {
  /** The answer as `JSON.parse` returned it, after it was checked. */
  readonly data: Json;
  readonly response: Response;
}

/** What `JSON.parse` returns. */
type Json = ReturnType<typeof JSON.parse>;

/** What both vendors' refusals may hold. */
interface Refusal {
  readonly status?: { readonly code?: number; readonly description?: string };
  readonly message?: string;
  readonly errors?: unknown;
}

/** Decides what a response means: nothing but the documented status with the documented body is a success. */
export function readAnswer(call: CallState, response: Response, text: string): Outcome | TrustlineError {
  const { 3: checkOutput, 4: success = 200 } = call.operation;
  const { status } = response;
  let body: Json = text;
  let breach: string | undefined = text ? ' is not JSON' : ' is empty';
  try {
    body = JSON.parse(text);
    breach = checkOutput(body);
  } catch {
    // `breach` says it already.
  }
  if (!breach && status === success) return { data: body, response };
  const refusal: Refusal | null = body;
  const code = refusal?.status?.code;
  const { headers } = response;
  const says = refusal?.status?.description ?? refusal?.message ?? `the answer${breach ?? ''}`;
  const errorClass = chooseClass(call.api.codes[code ?? 0] ?? status, isObject(body));
  return createFailure(call, errorClass, `HTTP ${status}${code ? `, code ${code}` : ''}: ${says}`, {
    status,
    headers,
    retryAfterMs: readRetryAfter(headers),
    code,
    fields: readFields(refusal?.errors),
    body,
  });
}

const classes: Readonly<Record<number, TrustlineErrorClass<string>>> = {
  401: AuthenticationError,
  402: TariffError,
  403: PermissionError,
  404: NotFoundError,
  429: RateLimitError,
};

function chooseClass(status: number, isReadable: boolean): TrustlineErrorClass<string> {
  if (status >= 500) return ServerError;
  return classes[status] ?? (status >= 400 && isReadable ? ValidationError : UnreadableAnswerError);
}

/** Reads both vendors' forms: `{ number: ["…"] }` and `[{ parameter: "number", error: "…" }]`. */
function readFields(errors: unknown): Record<string, string[]> | undefined {
  if (!isObject(errors)) return undefined;
  const entries = Object.entries(errors).map(([name, entry]) => {
    const { parameter = name, error = entry } = isObject(entry) ? entry : {};
    return [parameter, [error].flat().map(String)];
  });
  return Object.fromEntries(entries);
}
