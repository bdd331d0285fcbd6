import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { optionOf } from '../../engine/level.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import type { NavixyApi } from './api.ts';
import { expectTooMany } from './chat-broadcast.ts';
import { listLatest } from './chat-sending.ts';
import { trackerErrorChecks } from './error-checks.ts';
import { mapIn, messagesIn, trackersOf } from './responses.ts';

const needs = ['trackers.active'];

function updatesOf(api: NavixyApi, trackers: readonly number[]): Promise<ApiResponse> {
  return api.call('listChatUpdates', { trackers }, { again: true });
}

/** Where the run sends nothing: a message that somebody else sent last shows in the time of its tracker, too. */
async function holdsLastSent(context: CheckContext, api: NavixyApi): Promise<void> {
  for (const tracker of trackersOf(api)) {
    const last = messagesIn(context.requireStatus(await listLatest(api, tracker)))[0];
    if (last?.value.type !== 'OUTGOING') continue;
    const response = context.requireStatus(await updatesOf(api, [tracker]));
    const time = valueAt(response, 'value', String(tracker));
    return context.assert(typeof time === 'string' && time >= last.submitted, response, {
      message: `A message was sent at ${last.submitted}, but the time of its tracker is ${String(time)}.`,
      pointer: `/value/${tracker}`,
      value: time,
    });
  }
  context.skip(`needs ${optionOf('messages')}`);
}

/** The checks of listChatUpdates. */
export const chatUpdateChecks: readonly Check<NavixyApi>[] = [
  check({ promise: 'chat-updates.time-of-last-message', needs }, async (context, api) => {
    const [, ...others] = trackersOf(api);
    for (const tracker of others.slice(0, 1)) {
      const before = valueAt(context.requireStatus(await updatesOf(api, [tracker])), 'value', String(tracker));
      const last = messagesIn(context.requireStatus(await listLatest(api, tracker)))[0]?.submitted;
      const response = context.requireStatus(await updatesOf(api, [tracker]));
      const after = valueAt(response, 'value', String(tracker));
      if (last === undefined) continue;
      // Messages may come in between the three requests, so the last one lies between the two times.
      const isBetween = typeof before === 'string' && typeof after === 'string' && before <= last && last <= after;
      context.assert(before === last || after === last || isBetween, response, {
        message: `The last message of the tracker ${tracker} is of ${last}, but its time is given as ${String(after)}.`,
        pointer: `/value/${tracker}`,
        value: after,
      });
    }
  }),
  check({ promise: 'chat-updates.asked-trackers-only', needs }, async (context, api) => {
    const [first, second] = trackersOf(api);
    for (const asked of [[first], [first, second]]) {
      const response = context.requireStatus(await updatesOf(api, asked));
      const others = Object.keys(mapIn(response)).filter((key) => !asked.includes(Number(key)));
      context.assert(others.length === 0, response, {
        message: `Only ${asked.join(' and ')} were asked for, but ${others.join(', ')} are in the map too.`,
        pointer: '/value',
        value: others,
      });
    }
  }),
  check({ promise: 'chat-updates.moves-with-new-message', needs, uses: 'messages' }, async (context, api) => {
    if (!api.session.allows('messages')) return holdsLastSent(context, api);
    const [tracker] = trackersOf(api);
    const message = `Contract check ${Math.random().toString(36).slice(2)}`;
    const sent = context.requireStatus(await api.call('sendChatMessage', { tracker_id: tracker, message }));
    const id = valueAt(sent, 'id');
    const listed = messagesIn(context.requireStatus(await listLatest(api, tracker)));
    const submitted = listed.find((known) => known.id === id)?.submitted;
    const response = context.requireStatus(await updatesOf(api, [tracker]));
    const time = valueAt(response, 'value', String(tracker));
    if (submitted === undefined) return context.skip('the message that was sent is not listed');
    context.assert(time === submitted || (typeof time === 'string' && time > submitted), response, {
      message: `A message was sent at ${submitted}, but the time of its tracker is ${String(time)}.`,
      pointer: `/value/${tracker}`,
      value: time,
    });
  }),
  check({ promise: 'chat-updates.three-hundred-at-most', needs }, async (context, api) => {
    const [first, second] = trackersOf(api);
    const trackers = Array.from({ length: api.limits.trackers + 1 }, (_, index) => (index % 2 === 0 ? first : second));
    expectTooMany(context, await api.call('listChatUpdates', { trackers }));
  }),
  check({ promise: 'chat-updates.trackers-required', worksOnMock: true }, async (context, api) => {
    context.assertStatus(await api.call('listChatUpdates'), 400);
  }),
  ...trackerErrorChecks({
    name: 'listChatUpdates',
    codes: {
      'chat-updates.unknown-tracker': 217,
      'chat-updates.foreign-tracker': 217,
      'chat-updates.blocked-tracker': 217,
      'chat-updates.chat-not-in-tariff': 217,
    },
    parametersFor: (tracker, good) => ({ trackers: [...good, tracker] }),
  }),
];
