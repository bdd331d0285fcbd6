import { asHtml, whenStatus, withHeader, withStatus } from '../../../faults/response-edits.ts';
import { fail } from '../operation.ts';
import { asCaller } from './credentials.ts';
import type { TrustCallerHooks } from './define.ts';
import { trustCallerFaults } from './define.ts';
import { allOperations } from './operation-ids.ts';

/** What can go wrong with the rate limit. */
export const rateLimitFaults = trustCallerFaults(allOperations, [
  {
    id: 'rate-limit.never-reached',
    class: 'rate-limit',
    description: 'Any number of requests is served.',
    hooks: unlimited,
  },
  {
    id: 'rate-limit.thirty-a-minute',
    class: 'rate-limit',
    description: 'Requests beyond thirty within a minute are rejected.',
    hooks: limitedTo(30),
  },
  {
    id: 'rate-limit.fifty-nine-a-minute',
    class: 'rate-limit',
    description: 'The sixtieth request within a minute is rejected.',
    hooks: limitedTo(59),
  },
  {
    id: 'rate-limit.sixty-one-a-minute',
    class: 'rate-limit',
    description: 'The sixty-first request within a minute is served.',
    hooks: () => {
      const { authenticate } = unlimited();
      const { run } = limitedTo(61)();
      return { ...(authenticate === undefined ? {} : { authenticate }), ...(run === undefined ? {} : { run }) };
    },
  },
  {
    id: 'rate-limit.as-503',
    class: 'status',
    description: 'A request beyond the limit returns 503.',
    hooks: { response: whenStatus(429, withStatus(503)) },
  },
  {
    id: 'rate-limit.as-403',
    class: 'status',
    description: 'A request beyond the limit returns 403.',
    hooks: { response: whenStatus(429, withStatus(403)) },
  },
  {
    id: 'rate-limit.without-retry-after',
    class: 'header',
    description: 'An error response beyond the limit has no Retry-After.',
    hooks: { response: whenStatus(429, withHeader('retry-after', null)) },
  },
  {
    id: 'rate-limit.retry-after-as-date',
    class: 'header',
    description: 'Retry-After is a date.',
    hooks: { response: whenStatus(429, withHeader('retry-after', 'Sat, 16 May 2026 09:01:00 GMT')) },
  },
  {
    id: 'rate-limit.retry-after-with-unit',
    class: 'header',
    description: 'Retry-After names its unit.',
    hooks: { response: whenStatus(429, withHeader('retry-after', '60s')) },
  },
  {
    id: 'rate-limit.retry-after-in-milliseconds',
    breaks: 'deviation',
    class: 'header',
    description: 'Retry-After is in milliseconds.',
    hooks: { response: whenStatus(429, withHeader('retry-after', '60000')) },
  },
  {
    id: 'rate-limit.retry-after-negative',
    class: 'header',
    description: 'Retry-After is negative.',
    hooks: { response: whenStatus(429, withHeader('retry-after', '-1')) },
  },
  {
    id: 'rate-limit.rejected-as-html',
    class: 'content-type',
    description: 'An error response beyond the limit is a page for people.',
    hooks: { response: whenStatus(429, asHtml) },
  },
  {
    id: 'rate-limit.remaining-negative',
    breaks: 'deviation',
    class: 'header',
    description: 'X-RateLimit-Remaining is negative.',
    hooks: { response: withHeader('x-ratelimit-remaining', '-1') },
  },
  {
    id: 'rate-limit.limit-as-text',
    breaks: 'deviation',
    class: 'header',
    description: 'X-RateLimit-Limit is the word sixty.',
    hooks: { response: withHeader('x-ratelimit-limit', 'sixty') },
  },
  {
    id: 'rate-limit.limit-zero',
    breaks: 'deviation',
    class: 'header',
    description: 'X-RateLimit-Limit is 0.',
    hooks: { response: withHeader('x-ratelimit-limit', '0') },
  },
]);

// The limit counts by key, so a key that is another one in each request never reaches it.
function unlimited(): TrustCallerHooks {
  let next = 0;
  return asCaller((bearer) => {
    next -= 1;
    return { ...bearer, key: { ...bearer.key, id: next } };
  });
}

function limitedTo(requests: number): () => TrustCallerHooks {
  return () => {
    const windows = new Map<string, { readonly start: number; used: number }>();
    return {
      run: (call, next) => {
        const { bearer, now } = call.context;
        const caller = `${bearer.account.id} ${bearer.key.name}`;
        const present = windows.get(caller);
        const window = present !== undefined && now < present.start + 60 ? present : { start: now, used: 0 };
        windows.set(caller, window);
        window.used += 1;
        if (window.used <= requests) return next(call);
        return { ...fail(429, 'Too Many Attempts.'), headers: { 'retry-after': String(window.start + 60 - now) } };
      },
    };
  };
}
