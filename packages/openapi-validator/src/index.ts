/**
 * Makes a Trustline bundle executable: routing, reading requests, and checking requests and responses.
 * @module
 */
export { type Contract, type ContractOperation, compileContract, type SentRequest } from './contract.ts';
export { fieldName } from './field-name.ts';
export { type Finding, undocumented, violation, type WeakBasis } from './finding.ts';
export { type FormatCheck, formatsIn } from './format.ts';
export { type ReadJson, readJson } from './json.ts';
export { createLegacyReader, type LegacyReader, type LegacyRequest, type ModernRequest } from './legacy.ts';
export { nameMissingFields } from './missing-fields.ts';
export type { ParameterTexts, ParsedParameters } from './parameters.ts';
export { mediaTypeOf, type ParsedBody } from './request-body.ts';
export type { ReceivedResponse } from './response.ts';
export type { Match } from './router.ts';
export { createSchemas, type Schemas, type ValueCheck } from './schema.ts';
