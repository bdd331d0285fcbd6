/**
 * The contracts of the Navixy and TrustCaller APIs as data: bundles, operations, promises and examples.
 * @module
 */
export {
  type ApiName,
  apiNames,
  type Basis,
  type Effect,
  type Example,
  type Header,
  loadDocument,
  type MediaType,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type PathItem,
  type PromiseStatement,
  type Reference,
  type Registry,
  type RequestBody,
  type Response,
  type Schema,
  type SecurityScheme,
  type Source,
  type SourcePage,
} from './document.ts';
export {
  listExamples,
  listInvalidExamples,
  listLegacyExamples,
  type PlacedExample,
  type RequestExample,
} from './example.ts';
export { listOperations, type Method, type Operation } from './operation.ts';
export { describeSource, findSourcePage, listPromises, type PlacedPromise } from './promise.ts';
export { escapePointer, type Located, resolveReference } from './reference.ts';
export { listSampleRequests, type SampleRequest } from './sample-request.ts';
