/**
 * Reads a bundled OpenAPI 3.1 document: operations, examples, promises, references, schemas and extensions.
 * @module
 */
export type {
  Basis,
  DocumentedRejection,
  Effect,
  Example,
  Header,
  MediaType,
  OpenApiDocument,
  OperationObject,
  Parameter,
  PathItem,
  PromiseStatement,
  RateLimit,
  Reference,
  Registry,
  RejectionKind,
  RequestBody,
  Response,
  Schema,
  SecurityScheme,
  Source,
  SourcePage,
} from './document.ts';
export {
  listExamples,
  listInvalidExamples,
  listLegacyExamples,
  type PlacedExample,
  type RequestExample,
} from './example.ts';
export {
  authorizationOf,
  basePathOf,
  credentialNames,
  durationSeconds,
  type KnownValue,
  knownValues,
  rateLimitOf,
  schemaKeyword,
  schemaNumber,
  valueAt,
} from './facts.ts';
export { isObject } from './json-value.ts';
export {
  findTwin,
  listOperations,
  type Method,
  type Operation,
  omitTwinsByGet,
  successesOf,
} from './operation.ts';
export { describeSource, findSourcePage, listPromises, type PlacedPromise } from './promise.ts';
export { escapePointer, type Located, resolveReference, unescapePointer } from './reference.ts';
export { sampleHeaders } from './sample-headers.ts';
export { listSampleRequests, type SampleRequest } from './sample-request.ts';
export { alternativesOf, branchesOf, followSchema, weakBasisOf } from './schema.ts';
