import type { SandboxRequest } from './message.ts';

/** The greatest requests the sandbox reads. */
export interface RequestLimits {
  /** Greatest body in bytes. */
  readonly bodyBytes: number;
  /** Longest path with its query, in characters. */
  readonly urlLength: number;
  /** Says whether a request is larger than that. */
  readonly isTooLarge: (request: SandboxRequest) => boolean;
}

/** Bodies up to 1 MiB, which is four times the longest text in its longest notation, and addresses up to 8 KiB. */
export const requestLimits: RequestLimits = {
  bodyBytes: 1024 * 1024,
  urlLength: 8 * 1024,
  isTooLarge: ({ body, path, query }) =>
    body.length > requestLimits.bodyBytes || path.length + query.length > requestLimits.urlLength,
};
