import type { Check, Checker } from '../../engine/check.ts';
import { parseJson } from '../../engine/session/json.ts';
import type { Answer } from '../../engine/session/response.ts';
import { isLoopback } from '../../transport/guard.ts';
import type { NavixyApi } from './api.ts';
import { refusesWith } from './responses.ts';

/** The check of the limit on requests; it uses up what the whole account may send, so a live account is spared. */
export const rateLimitChecks: readonly Check<NavixyApi>[] = [
  {
    promise: 'navixy-limits.fifty-a-second',
    late: true,
    async run(checker, api) {
      const met = api.session.journal.entries.findIndex(({ response }) => response?.status === 429);
      const refused = met === -1 ? await exceed(checker, api) : answerOf(api, met);
      refusesWith(checker, api, refused, 15);
    },
  },
];

/** Sends requests until one is refused. A second may end in between, so it takes up to two quotas and one request. */
async function exceed(checker: Checker, api: NavixyApi): Promise<Answer> {
  if (!isLoopback(new URL(api.settings.baseUrl).hostname)) {
    return checker.cannotTell('it would use up the quota of a live account');
  }
  // Afterwards every request has to wait, so what the run has changed is put back first.
  await api.session.restorer.restoreAll();
  const start = performance.now();
  let answer = await count(api);
  for (let sent = 1; answer.status !== 429 && sent <= 2 * api.limits.requests; sent += 1) answer = await count(api);
  if (answer.status !== 429 && performance.now() - start > 1000) {
    return checker.cannotTell('the requests took longer than a second');
  }
  return answer;
}

/** The answer of an exchange that the run has met with on its way. */
function answerOf({ session }: NavixyApi, exchange: number): Answer {
  const entry = session.journal.entries[exchange];
  const { status = 0, headers = [], body = '' } = entry?.response ?? {};
  const operationId = entry?.operation?.operationId ?? '';
  return { exchange, operationId, status, headers: new Headers(headers), body, json: parseJson(body) };
}

function count(api: NavixyApi) {
  return api.call('countUnreadChatMessages', {}, { again: true, wantsRefusal: true });
}
