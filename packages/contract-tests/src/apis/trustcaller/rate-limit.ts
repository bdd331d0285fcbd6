import { type Check, check } from '../../engine/check.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { sideBySide } from '../../engine/session/side-by-side.ts';
import { readRetryAfter } from '../../transport/retry-after.ts';
import type { TrustCallerApi } from './api.ts';

/** A token whose quota was used up. */
interface Exhaustion {
  readonly served: readonly ApiResponse[];
  /** The first response that is no success; `null` when none came. */
  readonly rejected: ApiResponse | null;
  /** Whether the token had its whole quota when the first request was sent, as far as anyone can tell. */
  readonly fresh: boolean;
  readonly seconds: number;
}

/** Rests for seconds and then sends requests in batches until one is rejected. */
async function exhaust(api: TrustCallerApi, rest: number, batches: readonly number[]): Promise<Exhaustion> {
  const { requests } = api.limits;
  // Whether two keys share a quota is not documented; after a whole window without a request none has used any.
  const rested = api.session.maxWaitSeconds >= api.limits.seconds;
  if (rested) await api.session.wait(rest * 1000);
  const start = performance.now();
  const sending = { token: api.settings.expendableToken ?? null, again: true, allow429: true };
  const number = api.settings.numbers?.own ?? '12025550100';
  const send = () => api.checkLiveCall({ number }, sending);
  const responses: ApiResponse[] = [];
  const isOver = () => responses.some(({ status }) => status >= 400);
  for (const wanted of batches) {
    if (!isOver()) responses.push(...(await sideBySide(Array.from({ length: wanted }), send)));
  }
  const served = responses.filter(({ status }) => status < 400);
  const rejected = responses.find(({ status }) => status >= 400) ?? null;
  const remaining = served[0]?.headers.get('X-RateLimit-Remaining') ?? null;
  const fresh = remaining === null ? rested && served.length > 0 : Number(remaining) >= requests - 1;
  return { served, rejected, fresh, seconds: (performance.now() - start) / 1000 };
}

/** A quota, the request that is too many and, as a window of time may have ended in between, another quota. */
const firstLook = scenario(async (api: TrustCallerApi) => {
  const { requests, seconds } = api.limits;
  return exhaust(api, seconds, [requests, 1, requests]);
});

/**
 * Once more, half a window later in the minute: where a window ended during the first look, and so served more than one
 * quota, none ends during this one.
 */
const secondLook = scenario(async (api: TrustCallerApi) => {
  const { requests, seconds } = api.limits;
  return exhaust(api, 1.5 * seconds, [requests, 1]);
});

const common = { needs: ['expendableToken'], phase: 'last' } as const;

/** The checks of the rate limit; they use up the quota of the expendable token. */
export const rateLimitChecks: readonly Check<TrustCallerApi>[] = [
  check(
    {
      ...common,
      promise: 'trustcaller.sixty-requests-a-minute',
      notEverywhere: 'a quota belongs to a token, not to an operation',
    },
    async (context, api) => {
      const { served, rejected, fresh } = await firstLook(api);
      const { requests } = api.limits;
      const last = rejected ?? served.at(-1);
      if (!fresh || last === undefined) return context.skip('the quota of the expendable token was in use already');
      context.assert(served.length >= requests, last, {
        message: `The request after ${served.length} served ones was rejected; ${requests} a minute are promised.`,
        place: 'response status',
        value: served.length,
      });
    },
  ),
  check(
    {
      ...common,
      promise: 'trustcaller.over-limit-refused',
      notEverywhere: 'a quota belongs to a token, not to an operation',
    },
    async (context, api) => {
      const { served, rejected, seconds } = await firstLook(api);
      const last = rejected ?? served.at(-1);
      if (last === undefined) return;
      if (rejected === null && seconds > api.limits.seconds) context.skip('the requests took longer than a minute');
      context.assert(rejected !== null, last, {
        message: `${served.length} requests in ${seconds.toFixed(1)} s were all served.`,
        place: 'response status',
        value: last.status,
      });
      if (rejected !== null) context.assertStatus(rejected, 429);
      const { requests, seconds: window } = api.limits;
      if (served.length <= requests || api.session.maxWaitSeconds < window) return;
      const again = await secondLook(api);
      context.assert(again.served.length <= requests, again.served.at(-1) ?? last, {
        message: `${served.length} requests within a minute were served, and ${again.served.length} of another one.`,
        place: 'response status',
        value: again.served.length,
      });
    },
  ),
  check(
    {
      ...common,
      promise: 'trustcaller.retry-after-in-seconds',
      notEverywhere: 'a quota belongs to a token, not to an operation',
    },
    async (context, api) => {
      const { rejected } = await firstLook(api);
      if (rejected?.status !== 429) return context.skip('no request was rejected with 429');
      const seconds = readRetryAfter(rejected.headers);
      context.assert(seconds !== null, rejected, {
        message: `Retry-After is ${rejected.headers.get('Retry-After') ?? 'missing'}, not a whole number of seconds.`,
        place: 'response header Retry-After',
        value: rejected.headers.get('Retry-After'),
      });
      if (seconds === null) return;
      context.assert(seconds <= api.limits.seconds, rejected, {
        message: `Retry-After is ${seconds}, more than the ${api.limits.seconds} seconds of the limit.`,
        place: 'response header Retry-After',
        value: seconds,
        basis: 'inferred',
      });
    },
  ),
  check(
    {
      ...common,
      promise: 'trustcaller.retry-after-suffices',
      notEverywhere: 'a quota belongs to a token, not to an operation',
    },
    async (context, api) => {
      const { rejected } = await firstLook(api);
      const seconds = rejected?.status !== 429 ? null : readRetryAfter(rejected.headers);
      if (seconds === null) return context.skip('no request was rejected with a time to wait');
      if (seconds > api.session.maxWaitSeconds) context.skip(`it takes ${seconds} s`);
      await api.session.wait(seconds * 1000);
      const token = api.settings.expendableToken ?? null;
      const response = await api.listTestNumbers({}, { token, again: true, allow429: true });
      context.assert(response.status !== 429, response, {
        message: `A request sent ${seconds} s later was rejected again.`,
        place: 'response status',
        value: response.status,
      });
    },
  ),
];
