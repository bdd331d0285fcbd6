/**
 * The promises of an API as tests in a Vitest of one's own: `await defineSuite(api, { target: 'server', profile })`.
 * @module
 */
export type { TargetOptions } from '../engine/targets.ts';
export { defineSuite, type SuiteOptions } from './define-suite.ts';
