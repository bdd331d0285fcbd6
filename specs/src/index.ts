/**
 * The contracts of the Navixy and TrustCaller APIs as data: bundles, operations, promises and examples.
 * @module
 */
export {
  type ApiName,
  apiNames,
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
  type RequestBody,
  type Response,
  type Schema,
  type SecurityScheme,
} from './document.ts';
export { listContradictingExamples, listExamples, type PlacedExample } from './example.ts';
export { listOperations, type Method, type Operation } from './operation.ts';
export { listPromises, type PlacedPromise } from './promise.ts';
export { escapePointer, type Located, resolveReference } from './reference.ts';
export { listSampleRequests, type SampleRequest } from './sample-request.ts';
