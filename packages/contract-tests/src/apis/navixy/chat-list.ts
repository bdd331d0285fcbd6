import { type Check, type CheckContext, check } from '../../engine/check.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { sideBySide } from '../../engine/session/side-by-side.ts';
import { createAccountClock, shiftDate } from './account-clock.ts';
import type { NavixyApi } from './api.ts';
import { everyParameter, few, hour, list, listNow, middleMessage, needs, plainList } from './chat-reading.ts';
import { trackerErrorChecks } from './error-checks.ts';
import { holdsSameAsJson } from './forms.ts';
import { idsIn, messagesIn, trackersOf } from './responses.ts';

/** The checks of listChatMessages. */
export const chatListChecks: readonly Check<NavixyApi>[] = [
  check({ promise: 'chat-list.get-lists-the-same', needs }, async (context, api) => {
    const [tracker_id] = trackersOf(api);
    await sideBySide(await everyParameter(context, api), (parameters) =>
      holdsSameAsJson(context, api, 'get', 'listChatMessages', { tracker_id, ...parameters }),
    );
  }),
  check({ promise: 'chat-list.messages-of-tracker', needs }, async (context, api) => {
    const [, other] = trackersOf(api);
    const own = new Set(idsIn(context.requireStatus(await plainList(api))));
    const others = context.requireStatus(await list(api, {}, other));
    for (const { id, pointer } of messagesIn(others)) {
      context.assert(!own.has(id), others, {
        message: `The message ${id} is listed for two trackers.`,
        pointer: `${pointer}/id`,
        value: id,
      });
    }
  }),
  check({ promise: 'chat-list.limit-kept', needs }, async (context, api) => {
    const known = messagesIn(context.requireStatus(await plainList(api))).length;
    for (const limit of [1, few]) {
      const listed = context.requireStatus(await listNow(api, { limit }));
      const { length } = messagesIn(listed);
      context.assert(length === Math.min(limit, Math.max(known, length)), listed, {
        message: `With a limit of ${limit} there are ${length} messages; without one there are ${known}.`,
        pointer: '/list',
        value: length,
      });
    }
  }),
  check({ promise: 'chat-list.at-most-1024', needs }, async (context, api) => {
    const plain = context.requireStatus(await plainList(api));
    const { length } = messagesIn(plain);
    context.assert(length <= api.limits.messages, plain, {
      message: `${length} messages are listed; ${api.limits.messages} are the most.`,
      pointer: '/list',
      value: length,
    });
  }),
  check({ promise: 'chat-list.limit-1024-accepted', needs }, async (context, api) => {
    const { submitted } = await middleMessage(context, api);
    const listed = await list(api, { from: submitted, to: submitted, limit: api.limits.messages });
    context.assertStatus(listed, 200);
  }),
  check({ promise: 'chat-list.first-to-last-by-default', needs }, async (context, api) => {
    holdsOrder(context, api, context.requireStatus(await plainList(api)), true);
  }),
  check({ promise: 'chat-list.ascending-false-reverses', needs }, async (context, api) => {
    const { submitted: to } = await middleMessage(context, api);
    const window = { from: shiftDate(to, -6 * hour), to, limit: few };
    const forwards = context.requireStatus(await list(api, { ...window, ascending: true }));
    const backwards = context.requireStatus(await list(api, { ...window, ascending: false }));
    holdsOrder(context, api, backwards, false);
    const same = idsIn(forwards).toSorted().join() === idsIn(backwards).toSorted().join();
    context.assert(same || messagesIn(forwards).length === few, backwards, {
      message: 'With ascending false other messages are listed than with ascending true.',
      pointer: '/list',
      basis: 'inferred',
    });
    const latest = context.requireStatus(await listNow(api, { ascending: false, limit: 1 }));
    const last = messagesIn(context.requireStatus(await plainList(api))).at(-1);
    for (const message of messagesIn(latest)) {
      context.assert(last === undefined || message.submitted >= last.submitted, latest, {
        message: `The message ${message.id} comes first of the last ones, but the message ${last?.id} is later.`,
        pointer: message.pointer,
        value: message.submitted,
        basis: 'inferred',
      });
    }
  }),
  check({ promise: 'chat-list.delivery-time-of-outgoing', needs }, async (context, api) => {
    const listed = context.requireStatus(await list(api, { iso_datetime: true, limit: 4 * few }));
    for (const { id, value, submitted, pointer } of messagesIn(listed)) {
      const { update_time: delivered, type } = value;
      if (type !== 'OUTGOING' || typeof delivered !== 'string') continue;
      const early = Date.parse(submitted) - Date.parse(delivered);
      context.assert(early <= 0, listed, {
        message: `The message ${id} of ${submitted} was delivered before it was submitted.`,
        pointer: `${pointer}/update_time`,
        value: delivered,
        // The device and the platform may not agree to the minute.
        ...(early < hour / 4 ? { basis: 'inferred' } : {}),
      });
    }
  }),
  everyMessage('chat-list.known-types', 'type', (type) => type === 'INCOMING' || type === 'OUTGOING'),
  everyMessage('chat-list.known-statuses', 'status', (status) => status === 'PENDING' || status === 'DELIVERED'),
  everyMessage(
    'chat-list.employee-optional',
    'employee_id',
    (id) => id === undefined || id === null || Number.isInteger(id),
  ),
  check({ promise: 'chat-list.tracker-required', worksOnMock: true }, async (context, api) => {
    context.assertStatus(await api.call('listChatMessages'), 400);
  }),
  ...trackerErrorChecks({
    name: 'listChatMessages',
    ways: ['json', 'get'],
    codes: {
      'chat-list.unknown-tracker': 201,
      'chat-list.foreign-tracker': 201,
      'chat-list.blocked-tracker': 208,
      'chat-list.unsupported-device': 214,
      'chat-list.chat-not-in-tariff': 236,
    },
    parametersFor: (tracker) => ({ tracker_id: tracker }),
  }),
];

function everyMessage(promise: string, field: string, isRight: (value: unknown) => boolean): Check<NavixyApi> {
  return check({ promise, needs, worksOnMock: true }, async (context, api) => {
    const plain = context.requireStatus(await plainList(api));
    for (const { id, value, pointer } of messagesIn(plain)) {
      context.assert(isRight(value[field]), plain, {
        message: `The ${field} of the message ${id} is ${JSON.stringify(value[field])}.`,
        pointer: `${pointer}/${field}`,
        value: value[field],
      });
    }
  });
}

/** Messages in their order; equal times may stand either way, and so may times in the hour when clocks go back. */
function holdsOrder(context: CheckContext, api: NavixyApi, response: ApiResponse, ascending: boolean): void {
  const { mayPrecede } = createAccountClock(api.settings.timeZone);
  const messages = messagesIn(response);
  messages.slice(1).forEach((message, index) => {
    const before = messages[index]?.submitted ?? '';
    const [earlier, later] = ascending ? [before, message.submitted] : [message.submitted, before];
    context.assert(mayPrecede(earlier, later), response, {
      message: `The message ${message.id} of ${message.submitted} is listed after one of ${before}.`,
      pointer: `${message.pointer}/submit_time`,
      value: message.submitted,
    });
  });
}
