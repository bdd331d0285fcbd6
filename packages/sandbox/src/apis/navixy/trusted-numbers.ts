import { fail, isError, navixyOperation } from './operation.ts';
import { statusCode } from './status-code.ts';
import { requireTracker } from './tracker-rules.ts';

/** Lists the trusted numbers of a tracker in the order they were stored. */
export const listTrustedNumbers = navixyOperation('listTrustedNumbers', (input, context) => {
  const tracker = requireTracker(context, input.tracker_id);
  if (isError(tracker)) return tracker;
  return { success: true, list: context.store.trackers.trustedNumbers(tracker.id) };
});

/** Replaces the whole list of a tracker's trusted numbers. */
export const updateTrustedNumbers = navixyOperation('updateTrustedNumbers', (input, context) => {
  if (!context.user.trackerUpdate) return fail(statusCode.operationNotPermitted);
  const tracker = requireTracker(context, input.tracker_id);
  if (isError(tracker)) return tracker;
  context.store.trackers.replaceTrustedNumbers(tracker.id, input.list);
  return { success: true };
});
