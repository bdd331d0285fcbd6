import { isError, navixyOperation } from './operation.ts';
import { requireTracker } from './tracker-rules.ts';

/** Lists the trusted numbers of a tracker in the order they were stored. */
export const listTrustedNumbers = navixyOperation('listTrustedNumbers', (input, context) => {
  const tracker = requireTracker(context, input.tracker_id);
  if (isError(tracker)) return tracker;
  return { success: true, list: context.store.trackers.trustedNumbers(tracker.id) };
});
