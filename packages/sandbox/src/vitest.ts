/**
 * A global setup for Vitest: one sandbox for all test files, which `inject('sandbox')` describes.
 * @module
 */
import { apiNames } from '@trustline/specs';
import type { TestProject } from 'vitest/node';
import type { Profile } from './apis/data.ts';
import { serve } from './http/server.ts';
import type { SandboxOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses, credentials and things to try of the sandbox that runs for the tests. */
    sandbox: Profile;
  }
}

// Many test files share it, so its quota would be used up by their number.
const unlimited = Object.fromEntries(apiNames.map((name) => [name, 0]));

/** Creates a global setup that serves a sandbox with these options on a free port until all tests have run. */
export function sandboxSetup(options: SandboxOptions = {}): (project: TestProject) => Promise<() => Promise<void>> {
  return async (project) => {
    const sandbox = createSandbox({ rateLimit: unlimited, ...options });
    const server = await serve(sandbox);
    project.provide('sandbox', sandbox.profile(server.origin));
    return async () => {
      await server.close();
      sandbox.close();
    };
  };
}

/** The setup with demo data and without rate limits: `globalSetup: ['@trustline/sandbox/vitest']`. */
export default sandboxSetup();
