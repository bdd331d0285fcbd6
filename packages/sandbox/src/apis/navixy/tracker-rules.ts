import { type ErrorResponse, fail, isError, type NavixyContext } from './operation.ts';
import { statusCode } from './status-code.ts';
import type { Tracker } from './store/trackers.ts';

/** Finds a tracker of the caller's account; another account's tracker is as unknown as one that does not exist. */
export function findOwnTracker({ store, user }: NavixyContext, id: number): Tracker | undefined {
  const tracker = store.trackers.find(id);
  return tracker?.accountId === user.accountId ? tracker : undefined;
}

/** Finds a tracker that a call may use. */
export function requireTracker(context: NavixyContext, id: number): Tracker | ErrorResponse {
  const tracker = findOwnTracker(context, id);
  if (tracker === undefined) return fail(statusCode.notFound);
  return tracker.blocked ? fail(statusCode.deviceBlocked) : tracker;
}

/** Finds a tracker whose chat a call may use. */
export function requireChatTracker(context: NavixyContext, id: number): Tracker | ErrorResponse {
  const tracker = requireTracker(context, id);
  if (isError(tracker)) return tracker;
  if (!tracker.chatInTariff) return fail(statusCode.notInTariff);
  return tracker.chatSupported ? tracker : fail(statusCode.notSupportedByDevice);
}

/** Finds the trackers of a list, each once; one that cannot be used rejects the whole list. */
export function requireTrackerBatch(context: NavixyContext, ids: readonly number[]): Tracker[] | ErrorResponse {
  if (context.user.deviceLimitExceeded) return fail(statusCode.deviceLimitExceeded);
  const trackers = [...new Set(ids)].map((id) => findOwnTracker(context, id));
  const usable = trackers.filter((tracker) => tracker !== undefined && !tracker.blocked && tracker.chatInTariff);
  const found = usable.filter((tracker) => tracker !== undefined);
  return found.length === trackers.length ? found : fail(statusCode.nonexistentEntities);
}
