/**
 * Verifies that a server keeps the contract of the Navixy and TrustCaller APIs, promise by promise.
 * @module
 */
export { exitCodes, runCommand, type Surroundings } from './cli/command.ts';
export { CouldNotRunError } from './error.ts';
export type { Fetch } from './exchange/fetch.ts';
export type { NavixyProfile, Profile, TrustCallerProfile } from './profile/profile.ts';
export { readProfile } from './profile/read-profile.ts';
export type {
  ApiResult,
  CredentialBudget,
  Exchange,
  Finding,
  PromiseResult,
  RecordedRequest,
  RecordedResponse,
  Restoration,
  RunResult,
  Target,
  Totals,
  Verdict,
} from './result.ts';
export { totalsOf } from './result.ts';
export type { Run } from './run/run.ts';
export type { Subject } from './run/subject.ts';
export { type VerifyOptions, verify } from './run/verify.ts';
