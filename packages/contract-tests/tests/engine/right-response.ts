import { isObject } from '../../src/engine/session/json.ts';

/** A response of the sandbox and what it responds. */
export interface Responded {
  readonly operationId: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** The address and the body of the request. */
  readonly asked: string;
}

/** What a right server may make of a response. */
export interface OtherResponse {
  readonly status?: number;
  readonly body?: unknown;
  /** The body as it is written; default: JSON without spaces. */
  readonly text?: string;
  readonly contentType?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Gives an object anywhere in a body other fields. */
export function eachObject(value: unknown, edit: (fields: Fields) => Fields): unknown {
  if (Array.isArray(value)) return value.map((item) => eachObject(item, edit));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(edit(value)).map(([name, inner]) => [name, eachObject(inner, edit)]));
}

/** Gives a field of any name given another value, wherever it stands with a text in it. */
export function eachText(value: unknown, names: RegExp, edit: (text: string) => string | null): unknown {
  return eachObject(value, (fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, inner]) => [
        name,
        typeof inner === 'string' && names.test(name) ? edit(inner) : inner,
      ]),
    ),
  );
}

/** Gives the top level of a body other fields. */
export function atTop(value: unknown, edit: (fields: Fields) => Fields): unknown {
  return isObject(value) ? edit(value) : value;
}

/** The application code of a Navixy failure. */
export function codeIn(body: unknown): unknown {
  return isObject(body) && isObject(body.status) ? body.status.code : undefined;
}

/** The body of a Navixy failure with another code. */
export function failure(code: number, errors?: readonly object[]): Fields {
  return { success: false, status: { code, description: 'It did not work' }, ...(errors && { errors }) };
}
