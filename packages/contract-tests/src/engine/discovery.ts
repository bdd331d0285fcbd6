/** Something that the profile does not name and a run has found by reading. */
export interface Discovered {
  /** The profile key below the API's, e.g. `trackers.active`. */
  readonly key: string;
  /** What was found, as it would stand in the profile. */
  readonly value: unknown;
  /** The operations whose responses show it. */
  readonly operations: readonly string[];
  /** Why a person should look at it before it goes into a profile. */
  readonly doubt?: string;
}

/** Settings with what was found put in. What the profile names is never replaced. */
export interface Discovery<ApiSettings> {
  readonly settings: ApiSettings;
  readonly found: readonly Discovered[];
}
