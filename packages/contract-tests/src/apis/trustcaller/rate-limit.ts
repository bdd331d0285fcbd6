import type { Check } from '../../engine/check.ts';
import type { Answer } from '../../engine/session/response.ts';
import { story } from '../../engine/session/scenario.ts';
import { readRetryAfter } from '../../transport/retry-after.ts';
import type { TrustCallerApi } from './api.ts';

/** A token whose quota was used up. */
interface Exhaustion {
  readonly served: readonly Answer[];
  /** The first answer with 429; `null` when none came. */
  readonly refused: Answer | null;
  /** Whether the token had its whole quota when the first request was sent, as far as anyone can tell. */
  readonly fresh: boolean;
  readonly seconds: number;
}

/** Sends requests until one is refused, but no more than two windows of time could serve. */
const exhaust = story(async (api: TrustCallerApi): Promise<Exhaustion> => {
  const { requests } = api.limits;
  const served: Answer[] = [];
  const start = performance.now();
  const sending = { token: api.settings.expendableToken ?? null, again: true, wantsRefusal: true };
  let refused: Answer | null = null;
  while (refused === null && served.length <= 2 * requests) {
    const answer = await api.checkLiveCall({ number: api.settings.numbers?.own ?? '12025550100' }, sending);
    if (answer.status === 429) refused = answer;
    else served.push(answer);
  }
  const remaining = served[0]?.headers.get('X-RateLimit-Remaining') ?? null;
  const fresh = remaining === null ? served.length > 0 : Number(remaining) >= requests - 1;
  return { served, refused, fresh, seconds: (performance.now() - start) / 1000 };
});

const common = { needs: ['expendableToken'], late: true };

/** The checks of the rate limit; they use up the quota of the expendable token. */
export const rateLimitChecks: readonly Check<TrustCallerApi>[] = [
  {
    ...common,
    promise: 'trustcaller.sixty-requests-a-minute',
    async run(checker, api) {
      const { served, refused, fresh } = await exhaust(api);
      const { requests } = api.limits;
      const last = refused ?? served.at(-1);
      if (!fresh || last === undefined)
        return checker.cannotTell('the quota of the expendable token was in use already');
      checker.holds(served.length >= requests, last, {
        says: `The request after ${served.length} served ones was refused; ${requests} a minute are promised.`,
        place: 'response status',
        value: served.length,
      });
    },
  },
  {
    ...common,
    promise: 'trustcaller.over-limit-refused',
    async run(checker, api) {
      const { served, refused, seconds } = await exhaust(api);
      const last = refused ?? served.at(-1);
      if (last === undefined) return;
      if (refused === null && seconds > api.limits.seconds)
        checker.cannotTell('the requests took longer than a minute');
      checker.holds(refused !== null, last, {
        says: `${served.length} requests in ${seconds.toFixed(1)} s were all served.`,
        place: 'response status',
        value: last.status,
      });
    },
  },
  {
    ...common,
    promise: 'trustcaller.retry-after-in-seconds',
    async run(checker, api) {
      const { refused } = await exhaust(api);
      if (refused === null) return checker.cannotTell('no request was refused');
      const seconds = readRetryAfter(refused.headers);
      checker.holds(seconds !== null && seconds <= api.limits.seconds, refused, {
        says: `Retry-After is ${refused.headers.get('Retry-After') ?? 'missing'}, not a whole number of seconds up to ${api.limits.seconds}.`,
        place: 'response header Retry-After',
        value: refused.headers.get('Retry-After'),
      });
    },
  },
  {
    ...common,
    promise: 'trustcaller.retry-after-suffices',
    async run(checker, api) {
      const { refused } = await exhaust(api);
      const seconds = refused === null ? null : readRetryAfter(refused.headers);
      if (seconds === null) return checker.cannotTell('no request was refused with a time to wait');
      if (seconds > api.session.patience) checker.cannotTell(`it takes ${seconds} s`);
      await api.session.wait(seconds * 1000);
      const token = api.settings.expendableToken ?? null;
      const answer = await api.listTestNumbers({}, { token, again: true, wantsRefusal: true });
      checker.holds(answer.status !== 429, answer, {
        says: `A request sent ${seconds} s later was refused again.`,
        place: 'response status',
        value: answer.status,
      });
    },
  },
];
