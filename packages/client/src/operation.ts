import type { paginate } from './pagination.ts';
import type { Serializers } from './serialize.ts';
import type { Schema } from './validators.ts';

/** What a request does: nothing, something that may be done again, or something that must not be done twice. */
export type Effect = 'read' | 'replace' | 'act';

export type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';

/** Where an operation is and what sending it does. */
export interface Operation {
  readonly method: Method;
  /** The path below the base URL, e.g. `/calls/{id}`. */
  readonly path: string;
  readonly effect: Effect;
  /** How to read the body of a success. Default: `json`. */
  readonly reads?: 'text' | 'blob';
}

export type Operations = Readonly<Record<string, Operation>>;

/** An operation that is a method: also what goes in and comes out, as far as the document says it. */
export interface Contract extends Operation {
  readonly input: Schema;
  /** The places of what travels neither in the body nor, where there is none, in the query. */
  readonly in?: Readonly<Record<string, keyof RequestParts>>;
  /** Whether the body may have fields that `input` does not list. */
  readonly isOpen?: boolean;
  /** Writes what openapi-fetch would write otherwise than the document says. */
  readonly serialize?: (params: Partial<RequestParts>) => Serializers;
  /** What a success must be, as far as the source states it. */
  readonly output: Schema;
  /** How the body holds its fields: each by its name, or the body as a whole under `body`. Omitted when there is none. */
  readonly body?: 'fields' | 'whole';
  /** Follows the pages of a list of which a success is one. */
  readonly paginate?: typeof paginate;
}

export type RequestParts = Readonly<Record<'path' | 'query' | 'header' | 'cookie' | 'body', Input>>;

export type Input = Readonly<Record<string, unknown>>;

/** What the client knows of one API. */
export interface Api {
  readonly baseUrl: string;
  /** What the credential is called, and what stands before it in the header `Authorization`. */
  readonly credential: { readonly name: string; readonly scheme: string };
  /** The HTTP status that application codes mean, whatever status they came with; 400 is omitted. */
  readonly codes: Readonly<Record<number, number>>;
}
