import type { Check } from './check.ts';
import type { Profile } from './profile/profile.ts';
import { type Run, startRun } from './run.ts';
import type { RunOptions } from './run-options.ts';
import type { PassiveSuite, Settings, Suite } from './suite.ts';

/** A suite of the registry, whatever its vendor's own types are. */
export interface RegisteredSuite extends Pick<Suite<never, never>, 'leaves'> {
  readonly checks: readonly Omit<Check<never>, 'run'>[];
  /** The credentials of a profile by the name that replaces them. */
  readonly credentials: (profile: Profile) => readonly (readonly [name: string, secret: string])[];
  readonly passive: PassiveSuite;
  readonly mockProfile: (baseUrl: string) => Profile;
  /** Starts a run with the part of a profile that is about the API; `undefined` when it has none. */
  readonly start: (profile: Profile, options: Omit<RunOptions<never>, 'settings'>) => Run | undefined;
}

/** Makes a suite one of the registry. */
export function register<ApiSettings extends Settings, Api extends object>(
  suite: Suite<ApiSettings, Api>,
): RegisteredSuite {
  return {
    checks: suite.checks,
    leaves: suite.leaves,
    passive: suite,
    credentials: (profile) => {
      const settings = suite.settingsOf(profile);
      return settings === undefined ? [] : suite.credentials(settings);
    },
    mockProfile: (baseUrl) => ({ [suite.api]: suite.mockSettings(baseUrl) }),
    start: (profile, options) => {
      const settings = suite.settingsOf(profile);
      return settings && startRun(suite, { ...options, settings });
    },
  };
}
