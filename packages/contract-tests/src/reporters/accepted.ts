import { acceptedIds, idOf, type JudgedAcceptance } from '../engine/acceptance.ts';
import type { ApiResult } from '../engine/result.ts';

/** The result as a machine that knows no accepted faults should see it: they are not verified, and say why. */
export function withoutAccepted(api: ApiResult): ApiResult {
  const ids = acceptedIds(api.accepted);
  const reasonOf = (id: string) => {
    const acceptance = findAccepted(api, id);
    return acceptance === undefined ? null : `accepted until ${acceptance.until}: ${acceptance.reason}`;
  };
  return {
    ...api,
    promises: api.promises.map((promise) =>
      ids.has(promise.id)
        ? { ...promise, verdict: 'not-verified', reason: reasonOf(promise.id), findings: [] }
        : promise,
    ),
    responses: api.responses.filter((each) => !ids.has(idOf(each))),
  };
}

/** What is accepted at present of a promise, or of the responses of an operation. */
export function findAccepted({ accepted }: Pick<ApiResult, 'accepted'>, id: string): JudgedAcceptance | undefined {
  return accepted.find(({ promise, state }) => promise === id && state === 'accepted');
}
