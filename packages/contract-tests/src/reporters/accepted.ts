import { acceptedIds, idOf } from '../engine/acceptance.ts';
import type { ApiResult } from '../engine/result.ts';

/** The result as a machine that knows no accepted faults should see it: they are not verified, and say why. */
export function withoutAccepted(api: ApiResult): ApiResult {
  const ids = acceptedIds(api.accepted);
  const reasonOf = (id: string) => {
    const acceptance = api.accepted.find(({ promise }) => promise === id);
    return `accepted until ${acceptance?.until}: ${acceptance?.reason}`;
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
