import type { CheckContext } from '../../engine/check.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { createAccountClock, shiftDate } from './account-clock.ts';
import type { NavixyApi, Parameters } from './api.ts';
import { sendMessages } from './chat-sending.ts';
import { type Message, messagesIn, trackersOf } from './responses.ts';

/** What every check of a chat needs. */
export const needs = ['trackers.active'];
/** In milliseconds. */
export const second = 1000;
/** In milliseconds, as is `second`. */
export const hour = 3600 * second;

/** Enough messages to see an order or a bound by; a whole list would cost time and show no more. */
export const few = 50;

/** The chat of the first tracker as it is listed without any parameter. */
export const plainList = (api: NavixyApi) => list(api, {});

/** The chat of a tracker, by default the first, as it was when it was first listed so. */
export function list(api: NavixyApi, parameters: Parameters, tracker = trackersOf(api)[0]): Promise<ApiResponse> {
  return api.call('listChatMessages', { tracker_id: tracker, ...parameters });
}

/** A list as it is now, for comparing it with another one: messages may have come in since it was last read. */
export function listNow(api: NavixyApi, parameters: Parameters): Promise<ApiResponse> {
  return api.call('listChatMessages', { tracker_id: trackersOf(api)[0], ...parameters }, { again: true });
}

/** A message from the middle of the plain list, or after it, which no change of clocks is near. */
export async function middleMessage(context: CheckContext, api: NavixyApi): Promise<Message> {
  const messages = messagesIn(context.requireStatus(await plainList(api)));
  const middle = Math.floor(messages.length / 2);
  const { isUnmistakable } = createAccountClock(api.settings.timeZone);
  return (
    [...messages.slice(middle), ...messages.slice(0, middle)].find(({ submitted }) => isUnmistakable(submitted)) ??
    context.skip('the chat has no message in the last days')
  );
}

/** Parameters that each decide what is listed of the past: two windows, both directions, a limit that leaves some out. */
export async function decisiveWindows(context: CheckContext, api: NavixyApi): Promise<Parameters[]> {
  const { submitted } = await middleMessage(context, api);
  const last = messagesIn(await plainList(api)).at(-1)?.submitted;
  return [
    { from: shiftDate(submitted, -6 * hour), to: submitted, ascending: false, limit: 3 },
    { from: submitted, to: last, limit: 3 },
  ];
}

/** Parameters that between them use each default and each parameter of a list. */
export async function everyParameter(context: CheckContext, api: NavixyApi): Promise<Parameters[]> {
  const { submitted } = await middleMessage(context, api);
  return [
    {},
    { iso_datetime: true, limit: few },
    { from: shiftDate(submitted, -60 * 24 * hour), limit: few },
    ...(await decisiveWindows(context, api)),
  ];
}

/** The account's present time as the last message sent shows it, or else the last one there is. */
export const presentTime = scenario(async (api: NavixyApi) => {
  const [tracker] = trackersOf(api);
  if (api.session.allows('messages')) await sendMessages(api);
  const updates = await api.call('listChatUpdates', { trackers: [tracker] }, { again: true });
  const time = valueAt(updates, 'value', String(tracker));
  return typeof time === 'string' ? time : null;
});
