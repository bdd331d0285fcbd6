import type { ApiName } from '@trustline/specs';
import type { CommandIO } from './command-io.ts';

/** Shows how far a run is, on a terminal only and never in CI. */
export interface Progress {
  readonly verified: (api: ApiName, done: number, all: number, promise: string) => void;
  /** Leaves the line as it was. */
  readonly clear: () => void;
}

/** Starts to show how far a run with a time limit in seconds is. */
export function showProgress({ progress, width, environment }: CommandIO, timeLimit: number): Progress {
  if (progress === undefined || environment.CI) return { verified: () => undefined, clear: () => undefined };
  const start = performance.now();
  const counts = new Map<ApiName, string>();
  return {
    verified(api, done, all, promise) {
      counts.set(api, `${api} ${done} of ${all}`);
      const left = Math.max(0, Math.ceil(timeLimit - (performance.now() - start) / 1000));
      const text = `${[...counts.values()].join(', ')}, ${left} s left: ${promise}`;
      progress(`\r\u001b[K${text.slice(0, width - 1)}`);
    },
    clear: () => progress('\r\u001b[K'),
  };
}
