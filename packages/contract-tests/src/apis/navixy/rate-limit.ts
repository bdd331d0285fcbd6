import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { parseJson } from '../../engine/session/json.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { isLoopback } from '../../transport/guard.ts';
import type { NavixyApi } from './api.ts';
import { expectError } from './responses.ts';

/** The check of the limit on requests; it uses up what the whole account may send, so a live account is spared. */
export const rateLimitChecks: readonly Check<NavixyApi>[] = [
  check(
    {
      promise: 'navixy-limits.fifty-a-second',
      notEverywhere: 'a quota belongs to a user and an address, not to an operation',
      phase: 'last',
    },
    async (context, api) => {
      const met = api.session.recorder.entries.findIndex(({ response }) => response?.status === 429);
      const rejected = met === -1 ? await exceed(context, api) : responseOf(api, met);
      expectError(context, api, rejected, 15);
    },
  ),
];

/** Sends more than a quota at once. A second may end in between, so it may take two of them. */
async function exceed(context: CheckContext, api: NavixyApi): Promise<ApiResponse> {
  if (!isLoopback(new URL(api.settings.baseUrl).hostname)) {
    return context.skip('it would use up the quota of a live account');
  }
  // Afterwards every request has to wait, so what the run has changed is put back first.
  await api.session.restorer.restoreAll();
  const width = api.limits.requests + 1;
  const burst = () => Promise.all(Array.from({ length: width }, () => count(api)));
  const start = performance.now();
  const isRejected = ({ status }: ApiResponse) => status === 429;
  const first = await burst();
  const responses = first.some(isRejected) ? first : await burst();
  const rejected = responses.find(isRejected);
  if (rejected !== undefined) return rejected;
  if (performance.now() - start > 1000) return context.skip('the requests took longer than a second');
  return responses.at(-1) ?? context.skip('nothing was sent');
}

/** The response of an exchange that the run has met with on its way. */
function responseOf({ session }: NavixyApi, exchange: number): ApiResponse {
  const entry = session.recorder.entries[exchange];
  const { status = 0, headers = [], body = '' } = entry?.response ?? {};
  const operationId = entry?.operation?.operationId ?? '';
  return {
    exchange,
    operationId,
    status,
    headers: new Headers(headers),
    body,
    json: parseJson(body),
    repeated: false,
    lacks: undefined,
    basis: undefined,
  };
}

function count(api: NavixyApi) {
  return api.call('countUnreadChatMessages', {}, { again: true, allow429: true });
}
