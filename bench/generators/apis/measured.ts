import type { Profile } from '@trustline/sandbox';

/** Sends a request to the API and returns the JSON of its response; with a body it is a POST. */
export type Send = (path: string, body?: unknown) => Promise<unknown>;

/** What a generated client of one API must get done. */
export interface MeasuredApi {
  readonly credential: (profile: Profile) => string;
  /** What the reading call must return. */
  readonly expectedRead: (send: Send) => Promise<unknown>;
  /** What holds the thing that the writing call named. */
  readonly written: (send: Send) => Promise<unknown>;
}
