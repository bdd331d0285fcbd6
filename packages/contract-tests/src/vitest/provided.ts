import type { SuiteTargetOptions } from './define.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What the suites verify, handed over by the command. */
    targetOptions: SuiteTargetOptions;
  }
}
