/**
 * A live, stateful provider of the APIs of the specs.
 * @module
 */
export type { SandboxOperation } from './api/api.ts';
export type { Fixture, PlainProfile, Profile } from './apis/data.ts';
export type { Now, SandboxClock } from './clock.ts';
export type { DemoOptions } from './demo/demo.ts';
export { SandboxError } from './error.ts';
export type { EndedCall, Events, StartedCall } from './events.ts';
export { type Breaks, type FaultClass, type FaultFacts, faultClasses } from './faults/fault.ts';
export { listFaults } from './faults/list-faults.ts';
export type { Fetch } from './http/fetch.ts';
export type { ConnectionFault, SandboxRequest, SandboxResponse } from './http/message.ts';
export { type SandboxServer, type ServerOptions, serve } from './http/server.ts';
export type { SandboxOptions } from './options.ts';
export { basePathFor, createSandbox, type Sandbox, type SandboxCore } from './sandbox.ts';
export { defaultVariations, type Variations } from './variations.ts';
