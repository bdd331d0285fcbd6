import { isError, navixyOperation } from './operation.ts';
import { requireTrackerBatch } from './tracker-rules.ts';

/** Tells when the last message of each tracker was submitted; a tracker without messages is omitted. */
export const listChatUpdates = navixyOperation('listChatUpdates', (input, context) => {
  const trackers = requireTrackerBatch(context, input.trackers);
  if (isError(trackers)) return trackers;
  const { store, dates } = context;
  const times = trackers.flatMap(({ id }) => {
    const latest = store.messages.latest(id);
    return latest === null ? [] : [[String(id), dates.format(latest)]];
  });
  return { success: true, value: Object.fromEntries(times) };
});
