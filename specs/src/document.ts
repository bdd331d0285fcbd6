import { readFileSync } from 'node:fs';

/** The APIs Trustline describes, in the order they are listed everywhere. */
export const apiNames = ['navixy', 'trustcaller'] as const;

/** The name of one API: the folder of its document and the file name of its bundle. */
export type ApiName = (typeof apiNames)[number];

/** A JSON Schema (2020-12) as it stands in a bundle; `$ref` points into the same document. */
export interface Schema {
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

/** A pointer to another place of the same document, e.g. `#/components/schemas/Call`. */
export interface Reference {
  readonly $ref: string;
}

/** A named example: what the docs show, the mock serves and the tests use. */
export interface Example {
  readonly summary?: string;
  readonly description?: string;
  readonly value: unknown;
  readonly 'x-contradicts'?: {
    readonly kind: 'negative' | 'legacy';
    readonly operation: string;
    readonly reason: string;
  };
}

/** One media type of a body. */
export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

/** A request parameter in path, query or header. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

/** A response header. */
export interface Header {
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** A request body with its media types. */
export interface RequestBody {
  readonly required?: boolean;
  readonly description?: string;
  readonly content: Readonly<Record<string, MediaType>>;
}

/** A documented response. */
export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}

/** One behavioural sentence of the vendor's pages, in our own words. */
export interface PromiseStatement {
  /** Area and statement, e.g. `calls.most-recent-first`; unique over both APIs. */
  readonly id: string;
  /** The promise as one sentence. */
  readonly says: string;
  /** The vendor's page and heading, e.g. `TrustCaller API, List calls`. */
  readonly source: string;
}

/** An operation as it stands in the document. */
export interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody | Reference;
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly 'x-promises'?: readonly PromiseStatement[];
  /** Queries of a GET form by name: each value maps a parameter to what it means, before it is put into text. */
  readonly 'x-request-examples'?: Readonly<Record<string, Example>>;
  /** The page's examples that contradict their own page, by name; a GET form's values are queries. */
  readonly 'x-contradicting-examples'?: Readonly<Record<string, Example>>;
  readonly 'x-required-permissions'?: readonly string[];
  /** Whether the operation changes nothing, whatever its method is; one that does not say so counts as changing. */
  readonly 'x-safe'?: boolean;
}

/** One path with its operations by lower-case HTTP method. */
export interface PathItem {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly [method: string]: unknown;
}

/** A place where a request carries its credential. */
export interface SecurityScheme {
  readonly type: string;
  readonly description?: string;
  /** For `apiKey`: the name of the header or query parameter, and where it is. */
  readonly name?: string;
  readonly in?: 'header' | 'query' | 'cookie';
  /** For `http`: the scheme of the Authorization header, e.g. `bearer`. */
  readonly scheme?: string;
}

/** The named parts of a document, by kind. */
export interface Components {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, Parameter | Reference>>;
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly responses?: Readonly<Record<string, Response | Reference>>;
  readonly requestBodies?: Readonly<Record<string, RequestBody | Reference>>;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
  readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
}

/** A bundled OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly {
    readonly url: string;
    readonly description?: string;
    readonly variables?: Readonly<Record<string, { readonly default: string }>>;
  }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Components;
  readonly 'x-promises'?: readonly PromiseStatement[];
}

/** Reads the bundle of one API as it was built; each call returns a fresh object. */
export function loadDocument(api: ApiName): OpenApiDocument {
  return JSON.parse(readFileSync(new URL(`./${api}.json`, import.meta.url), 'utf8'));
}
