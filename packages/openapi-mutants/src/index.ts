/**
 * Makes, for each constraint of a document's response schemas, responses that break just this one.
 * @module
 */
export { listResponseMutants, type ResponseMutant } from './response-mutants.ts';
