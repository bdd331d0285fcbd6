import type { Schema } from './validators.ts';

/** What a request does: nothing, something that may be done again, or something that must not be done twice. */
export type Effect = 'read' | 'replace' | 'act';

/** An HTTP method as documents write it. */
export type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';

/** Where an operation is and what sending it does. */
export interface Operation {
  readonly method: Method;
  /** The path below the base URL, e.g. `/calls/{id}`. */
  readonly path: string;
  readonly effect: Effect;
  /** How to read the body of a success. Default: `json`. */
  readonly reads?: 'text' | 'blob';
  /** Whether a success may come without a body. */
  readonly mayBeEmpty?: boolean;
}

export type Operations = Readonly<Record<string, Operation>>;

/** What goes into an operation and what comes out of it, as far as the document says it. */
export interface Contract {
  /** The parameters, which say where they are `in`, and the fields of the body. */
  readonly input: Schema;
  /** Writes what openapi-fetch would write otherwise than the document says. */
  readonly serialize?: (parts: RequestParts) => Serializers;
  /** What a success must be, as far as the source states it; omitted when nothing can be checked. */
  readonly output?: Schema;
  /** How the body holds its fields: each by its name, or the body as a whole under `body`. Omitted when there is none. */
  readonly body?: 'fields' | 'whole';
  /** Whether a success is one page of a list. */
  readonly isPage?: boolean;
}

/** The input of an operation by the places it travels in. */
export interface RequestParts {
  readonly path: Fields;
  readonly query: Fields;
  readonly header: Fields;
  readonly cookie: Fields;
  readonly body: Fields;
}

export type Fields = Record<string, unknown>;

/** What openapi-fetch can be given to write in its place. */
export interface Serializers {
  readonly querySerializer?: (query: Readonly<Record<string, unknown>>) => string;
  readonly pathSerializer?: (path: string, values: Readonly<Record<string, unknown>>) => string;
  readonly bodySerializer?: (body: unknown) => BodyInit;
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** What a caller passes to an operation. */
export type Input = Readonly<Record<string, unknown>>;

/** What the client knows of one API. */
export interface Api {
  readonly baseUrl: string;
  readonly operations: Operations;
  /** What the credential is called, and what stands before it in the header `Authorization`. */
  readonly credential: { readonly name: string; readonly scheme: string };
  /** The HTTP status that each application code of a failure means, whatever status it came with. */
  readonly codes: Readonly<Record<number, number>>;
}
