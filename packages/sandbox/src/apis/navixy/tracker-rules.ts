import type { Tracker } from '../../store/trackers.ts';
import { isRefusal, type NavixyContext, type Refusal, refuse } from './operation.ts';
import { statusCode } from './status-code.ts';

/** Finds a tracker of the caller's account; another account's tracker is as unknown as one that does not exist. */
export function findOwnTracker({ store, user }: NavixyContext, id: number): Tracker | undefined {
  const tracker = store.trackers.find(id);
  return tracker?.accountId === user.accountId ? tracker : undefined;
}

/** Finds a tracker that a call may use. */
export function requireTracker(context: NavixyContext, id: number): Tracker | Refusal {
  const tracker = findOwnTracker(context, id);
  if (tracker === undefined) return refuse(statusCode.notFound);
  return tracker.blocked ? refuse(statusCode.deviceBlocked) : tracker;
}

/** Finds a tracker whose chat a call may use. */
export function requireChatTracker(context: NavixyContext, id: number): Tracker | Refusal {
  const tracker = requireTracker(context, id);
  if (isRefusal(tracker)) return tracker;
  if (!tracker.chatInTariff) return refuse(statusCode.notInTariff);
  return tracker.chatSupported ? tracker : refuse(statusCode.notSupportedByDevice);
}

/** Finds the trackers of a list, each once; one that cannot be used refuses the whole list. */
export function requireTrackerBatch(context: NavixyContext, ids: readonly number[]): Tracker[] | Refusal {
  if (context.user.deviceLimitExceeded) return refuse(statusCode.deviceLimitExceeded);
  const trackers = [...new Set(ids)].map((id) => findOwnTracker(context, id));
  const usable = trackers.filter((tracker) => tracker !== undefined && !tracker.blocked && tracker.chatInTariff);
  const found = usable.filter((tracker) => tracker !== undefined);
  return found.length === trackers.length ? found : refuse(statusCode.nonexistentEntities);
}
