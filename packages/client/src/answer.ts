import type { ErrorFacts, ErrorKind } from './error.ts';
import type { Api, Operation } from './operation.ts';
import { findBreach, isObject } from './shape.ts';

/** What a response came to: its data as `JSON.parse` returned it, or why it is a failure. */
export type Answer =
  | { readonly data: ReturnType<typeof JSON.parse>; readonly kind?: never }
  | ({ readonly kind: ErrorKind; readonly detail: string } & Pick<ErrorFacts, 'code' | 'fields' | 'body'>);

/** Decides what a response means: nothing but the documented status with the documented body is a success. */
export function readAnswer({ codes }: Api, operation: Operation, status: number, text: string): Answer {
  let body: unknown = text;
  let breach: string | undefined;
  try {
    const data = JSON.parse(text);
    breach = findBreach(operation.output, data);
    if (!breach && status === operation.status) return { data };
    body = data;
  } catch {
    breach = text ? ' is not JSON' : ' is empty';
  }
  const { code, description } = readEnvelope(body);
  const kind = kindOfStatus((code !== undefined && codes[code]) || status, isObject(body));
  const said = description ?? (kind === 'unreadable' ? `answer${breach ?? ' was not expected'}` : 'refused');
  const detail = `${said} (HTTP ${status}${code === undefined ? '' : `, code ${code}`})`;
  return { kind, detail, code, fields: readFields(body), body };
}

const kinds: Readonly<Record<number, ErrorKind>> = {
  401: 'authentication',
  402: 'tariff',
  403: 'permission',
  404: 'not-found',
  429: 'rate-limit',
};

function kindOfStatus(status: number, isReadable: boolean): ErrorKind {
  if (status >= 500) return 'server';
  return kinds[status] ?? (status >= 400 && isReadable ? 'validation' : 'unreadable');
}

/** Reads what a refusal says: Navixy in `status`, TrustCaller in `message`. */
function readEnvelope(body: unknown): { code?: number; description?: string } {
  if (!isObject(body)) return {};
  const { code, description } = isObject(body.status) ? body.status : { code: undefined, description: body.message };
  return {
    ...(typeof code === 'number' && { code }),
    ...(typeof description === 'string' && { description: description.slice(0, 200) }),
  };
}

/** Reads both vendors' forms: `{ number: ["…"] }` and `[{ parameter: "number", error: "…" }]`. */
function readFields(body: unknown): Record<string, string[]> | undefined {
  if (!isObject(body) || !isObject(body.errors)) return undefined;
  const { errors } = body;
  const entries = Array.isArray(errors)
    ? errors.map((entry: unknown) => (isObject(entry) ? [entry.parameter, entry.error] : []))
    : Object.entries(errors);
  return Object.fromEntries(entries.map(([name, says]) => [String(name), [says].flat().map(String)]));
}
