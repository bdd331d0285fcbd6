import type { components } from '@trustline/specs/navixy';
import { type CallDates, fail, failParameter, isError, navixyOperation } from './operation.ts';
import { statusCode } from './status-code.ts';
import type { ChatMessage } from './store/chat-messages.ts';
import { requireChatTracker, requireTrackerBatch } from './tracker-rules.ts';

/** Lists the messages of a tracker that were submitted in a window. */
export const listChatMessages = navixyOperation('listChatMessages', (input, context) => {
  const { store, now, dates, defaults } = context;
  const from = input.from === undefined ? now - defaults.windowStart : dates.read(input.from, 'earlier');
  if (from === undefined) return failParameter('from', 'ISO 8601 has to be asked for.');
  const to = input.to === undefined ? now - defaults.windowEnd : dates.read(input.to, 'later');
  if (to === undefined) return failParameter('to', 'ISO 8601 has to be asked for.');
  const tracker = requireChatTracker(context, input.tracker_id);
  if (isError(tracker)) return tracker;
  const limit = input.limit ?? defaults.limit;
  const ascending = input.ascending ?? defaults.ascending;
  const messages = store.messages.list({ trackerId: tracker.id, from, to, limit, ascending });
  return { success: true, list: messages.map((message) => writeMessage(message, dates)) };
});

function writeMessage(message: ChatMessage, dates: CallDates): components['schemas']['ChatMessage'] {
  return {
    id: message.id,
    submit_time: dates.format(message.submittedAt),
    update_time: message.updatedAt === null ? null : dates.format(message.updatedAt),
    text: message.text,
    type: message.incoming ? 'INCOMING' : 'OUTGOING',
    status: message.delivered ? 'DELIVERED' : 'PENDING',
    employee_id: message.employeeId,
  };
}

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

/** Counts the unread messages of each tracker whose tariff includes chat. */
export const countUnreadChatMessages = navixyOperation('countUnreadChatMessages', (_input, { store, user }) => {
  const chatting = store.trackers.ofAccount(user.accountId).filter(({ chatInTariff }) => chatInTariff);
  if (chatting.length === 0) return fail(statusCode.notInTariff);
  return { success: true, value: Object.fromEntries(chatting.map(({ id, unread }) => [String(id), unread])) };
});
