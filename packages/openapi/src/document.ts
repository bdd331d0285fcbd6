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
  /** The HTTP status of an example of the `default` response. */
  readonly 'x-http-status'?: number;
  /** Why a server must reject the request, which a vendor's page shows all the same. */
  readonly 'x-invalid'?: {
    readonly kind: 'negative';
    readonly reason: string;
    readonly source: Source;
  };
  /** What is outdated about the request, which a vendor's older page shows. */
  readonly 'x-legacy'?: {
    /** The fields whose value is in quotes: a string that holds the JSON text of the value. */
    readonly quoted: readonly string[];
    readonly reason: string;
    readonly source: Source;
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
  readonly style?: 'simple' | 'label' | 'matrix' | 'form' | 'deepObject' | 'spaceDelimited' | 'pipeDelimited';
  readonly explode?: boolean;
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

/** A place on a vendor's page: the page's name in the document's sources, and a heading as the page has it. */
export interface Source {
  readonly page: string;
  readonly heading: string;
}

/** A vendor's page in the state that was read. */
export interface SourcePage {
  readonly name: string;
  readonly url: string;
  /** The day of the state that was read, `YYYY-MM-DD`. */
  readonly retrieved: string;
  /** The vendor has replaced the page since. */
  readonly superseded?: boolean;
  readonly headings: readonly string[];
}

/**
 * Where a promise comes from: a sentence of the page (`stated`), a sample only (`shown`), what follows from a
 * sentence (`implied`), or us (`inferred`).
 */
export type Basis = 'stated' | 'shown' | 'implied' | 'inferred';

/** One statement about the behaviour of an API, in our own words. */
export interface PromiseStatement {
  /** Area and statement, e.g. `calls.most-recent-first`; unique over both APIs. */
  readonly id: string;
  /** The promise as one sentence. */
  readonly statement: string;
  readonly basis: Basis;
  readonly source: Source;
}

/**
 * What a request does: `read` changes nothing, `replace` sent twice equals once and may be repeated, `act` must not be
 * repeated blindly.
 */
export type Effect = 'read' | 'replace' | 'act';

/** What distinguishes one vendor from another; the rest is read from the document itself. */
export interface Registry {
  readonly name: string;
  readonly displayName: string;
  readonly credential: {
    readonly profileKey: string;
    readonly environmentVariable: string;
    /** The word before the credential in the `Authorization` header. */
    readonly scheme: string;
    readonly description: string;
  };
  /** JSON pointer of the message for people in the body of an error response. */
  readonly errorMessagePointer: string;
  /** JSON pointer of the application code in the body of an error response, for an API that has such codes. */
  readonly errorCodePointer?: string;
  /** How the vendor rejects a request, by what is wrong with it. */
  readonly rejections?: Readonly<Partial<Record<RejectionKind, DocumentedRejection>>>;
}

/** What may be wrong with a request as a whole. */
export type RejectionKind = 'credential' | 'syntax' | 'request' | 'unknownPath' | 'unknownMethod';

/** The error response of a vendor to one kind of wrong request. */
export interface DocumentedRejection {
  /** The HTTP status as the document writes it, e.g. `400`. */
  readonly status: string;
  /** Name of the example; omitted, the first one of the status. */
  readonly example?: string;
  /** The body, where no operation documents the response. */
  readonly body?: unknown;
}

/** How many requests are served in how many seconds; 0 requests means that there is no limit. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
  /** What the requests are counted for besides the credential, e.g. `address`. */
  readonly per?: readonly string[];
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
  /** Requests of a vendor's page that a server must reject, by name; a GET form's values are queries. */
  readonly 'x-invalid-examples'?: Readonly<Record<string, Example>>;
  /** Requests in a form that only older pages of the vendor show, by name. */
  readonly 'x-documented-legacy'?: Readonly<Record<string, Example>>;
  readonly 'x-required-permissions'?: readonly string[];
  readonly 'x-effect'?: Effect;
  /** What it leaves that no other operation can undo: a sent message, or the loss of marks that say what is unread. */
  readonly 'x-irreversible'?: 'message' | 'read-marks';
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
  readonly 'x-registry'?: Registry;
  readonly 'x-rate-limit'?: RateLimit;
  /** Forms of every request that older pages of the vendor show, or that a server takes beside the documented ones. */
  readonly 'x-legacy-forms'?: readonly ('trailing-slash' | 'get')[];
  readonly 'x-sources'?: { readonly pages: readonly SourcePage[] };
  readonly 'x-promises'?: readonly PromiseStatement[];
}
