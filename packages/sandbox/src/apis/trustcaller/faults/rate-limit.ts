import { deviation, fault } from '../../../faults/define.ts';
import { asHtml, whenStatus, withHeader, withStatus } from '../../../faults/response-edits.ts';
import { fail } from '../operation.ts';
import { asCaller } from './credentials.ts';
import type { TrustCallerHooks } from './define.ts';
import { trustCallerFaults } from './define.ts';
import { allOperations } from './operation-ids.ts';

/** What can go wrong with the rate limit. */
export const rateLimitFaults = trustCallerFaults(allOperations, {
  'rate-limit.never-reached': fault.rateLimit('Any number of requests is served.', unlimited),
  'rate-limit.thirty-a-minute': fault.rateLimit('Requests beyond thirty within a minute are rejected.', limitedTo(30)),
  'rate-limit.fifty-nine-a-minute': fault.rateLimit('The sixtieth request within a minute is rejected.', limitedTo(59)),
  'rate-limit.sixty-one-a-minute': fault.rateLimit('The sixty-first request within a minute is served.', () => {
    const { authenticate } = unlimited();
    const { run } = limitedTo(61)();
    return { ...(authenticate === undefined ? {} : { authenticate }), ...(run === undefined ? {} : { run }) };
  }),
  'rate-limit.as-503': fault.status('A request beyond the limit returns 503.', {
    response: whenStatus(429, withStatus(503)),
  }),
  'rate-limit.as-403': fault.status('A request beyond the limit returns 403.', {
    response: whenStatus(429, withStatus(403)),
  }),
  'rate-limit.without-retry-after': fault.header('An error response beyond the limit has no Retry-After.', {
    response: whenStatus(429, withHeader('retry-after', null)),
  }),
  'rate-limit.retry-after-as-date': fault.header('Retry-After is a date.', {
    response: whenStatus(429, withHeader('retry-after', 'Sat, 16 May 2026 09:01:00 GMT')),
  }),
  'rate-limit.retry-after-with-unit': fault.header('Retry-After names its unit.', {
    response: whenStatus(429, withHeader('retry-after', '60s')),
  }),
  'rate-limit.retry-after-in-milliseconds': deviation.header('Retry-After is in milliseconds.', {
    response: whenStatus(429, withHeader('retry-after', '60000')),
  }),
  'rate-limit.retry-after-negative': fault.header('Retry-After is negative.', {
    response: whenStatus(429, withHeader('retry-after', '-1')),
  }),
  'rate-limit.rejected-as-html': fault.contentType('An error response beyond the limit is a page for people.', {
    response: whenStatus(429, asHtml),
  }),
  'rate-limit.remaining-negative': deviation.header('X-RateLimit-Remaining is negative.', {
    response: withHeader('x-ratelimit-remaining', '-1'),
  }),
  'rate-limit.limit-as-text': deviation.header('X-RateLimit-Limit is the word sixty.', {
    response: withHeader('x-ratelimit-limit', 'sixty'),
  }),
  'rate-limit.limit-zero': deviation.header('X-RateLimit-Limit is 0.', {
    response: withHeader('x-ratelimit-limit', '0'),
  }),
});

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
