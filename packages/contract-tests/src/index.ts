/**
 * Verifies that a server keeps the contract of an API, promise by promise.
 * @module
 */

export type { NavixyProfile } from './apis/navixy/profile.ts';
export type { TrustCallerProfile } from './apis/trustcaller/profile.ts';
export { runCommand } from './cli/command.ts';
export type { CommandIO } from './cli/command-io.ts';
export { exitCodes } from './cli/exit-codes.ts';
export { SetupError } from './engine/error.ts';
export type { Totals } from './engine/figures.ts';
export { findingsOf, totalsOf, verdictOfRun } from './engine/figures.ts';
export { everything, type Level, type Permissions } from './engine/level.ts';
export { observeTraffic, type TrafficObserver } from './engine/passive/traffic-of.ts';
export type { PlainProfile, Profile } from './engine/profile/profile.ts';
export { readProfile } from './engine/profile/read-profile.ts';
export type { PromiseCase } from './engine/promise-case.ts';
export type {
  ApiResult,
  CredentialBudget,
  Exchange,
  Finding,
  PromiseResult,
  RecordedRequest,
  RecordedResponse,
  ResponseResult,
  Restoration,
  RunResult,
  RunVerdict,
  Target,
  Verdict,
} from './engine/result.ts';
export type { Run } from './engine/run.ts';
export { type VerifyOptions, verify } from './engine/verify.ts';
export type { Fetch } from './transport/fetch.ts';
