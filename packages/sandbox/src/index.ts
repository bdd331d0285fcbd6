/**
 * A live, stateful provider of the Navixy chat and TrustCaller APIs.
 * @module
 */
export type { SandboxOperation } from './api/api.ts';
export type { Now, SandboxClock } from './clock.ts';
export type { DemoOptions } from './demo/demo.ts';
export type { Fixture } from './demo/fixture.ts';
export { SandboxError } from './error.ts';
export type { EndedCall, Events, StartedCall } from './events.ts';
export { type Breaks, type FaultClass, type FaultFacts, faultClasses } from './faults/fault.ts';
export { listFaults } from './faults/list-faults.ts';
export type { Fetch } from './http/fetch.ts';
export type { ConnectionFault, SandboxRequest, SandboxResponse } from './http/message.ts';
export { type SandboxServer, type ServerOptions, serve } from './http/server.ts';
export type { SandboxOptions } from './options.ts';
export type { Profile } from './profile.ts';
export { basePaths, createSandbox, type Sandbox, type SandboxCore } from './sandbox.ts';
export { defaultVariations, type Variations } from './variations.ts';
