import type { OpenApiDocument } from '@trustline/openapi';
import type { RateLimit } from '../http/rate-limiter.ts';

/** Says whether a value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a keyword of a named schema, e.g. the `default` of `ChatMessageLimit`. */
export function schemaKeyword(document: OpenApiDocument, schema: string, keyword: string): unknown {
  const found = document.components.schemas?.[schema]?.[keyword];
  if (found === undefined) throw new Error(`The schema ${schema} has no ${keyword}.`);
  return found;
}

/** Reads a number that a named schema states. */
export function schemaNumber(document: OpenApiDocument, schema: string, keyword: string): number {
  const found = schemaKeyword(document, schema, keyword);
  if (typeof found !== 'number') throw new Error(`The ${keyword} of schema ${schema} is no number.`);
  return found;
}

/** Reads the rate limit that a document states in `x-rate-limit`. */
export function documentedRateLimit(document: OpenApiDocument): RateLimit {
  const stated: unknown = Object.entries(document).find(([key]) => key === 'x-rate-limit')?.[1];
  if (!isRecord(stated) || typeof stated.requests !== 'number' || typeof stated.seconds !== 'number') {
    throw new Error('The document states no x-rate-limit with requests and seconds.');
  }
  return { requests: stated.requests, seconds: stated.seconds };
}

/** Turns whole days written as an ISO 8601 duration, such as `P7D`, or no time at all, `PT0S`, into seconds. */
export function durationSeconds(duration: unknown): number {
  const days = /^P(\d+)D$/.exec(String(duration))?.[1];
  if (days !== undefined) return Number(days) * 86_400;
  if (duration === 'PT0S') return 0;
  throw new Error(`The duration ${String(duration)} is not written in whole days.`);
}
