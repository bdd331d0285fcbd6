import { isLoopback } from '../../exchange/guard.ts';
import type { Check } from '../check.ts';
import { refusesWith } from './answers.ts';
import type { NavixyApi } from './api.ts';

/** The check of the limit on requests; it uses up what the whole account may send, so a live account is spared. */
export const rateLimitChecks: readonly Check<NavixyApi>[] = [
  {
    promise: 'navixy-limits.fifty-a-second',
    late: true,
    async run(checker, api) {
      if (!isLoopback(new URL(api.settings.baseUrl).hostname)) {
        checker.cannotTell('it would use up the quota of a live account');
      }
      const { requests } = api.limits;
      const start = performance.now();
      let sent = 0;
      let answer = await count(api);
      // A second may end in between, so it takes up to two quotas and one request.
      for (sent = 1; answer.status !== 429 && sent <= 2 * requests; sent += 1) answer = await count(api);
      const seconds = (performance.now() - start) / 1000;
      if (answer.status !== 429 && seconds > 1) checker.cannotTell('the requests took longer than a second');
      refusesWith(checker, api, answer, 15);
    },
  },
];

function count(api: NavixyApi) {
  return api.call('countUnreadChatMessages', {}, { again: true, wantsRefusal: true });
}
