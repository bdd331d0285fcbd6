import { isObject } from '@trustline/openapi';
import { editAt, editBody, editFirstEntry, whenSuccess, without } from '../../../faults/response-edits.ts';
import { fail, isError } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { createWallClock } from '../wall-clock.ts';
import { navixyFaults } from './define.ts';
import {
  acceptInvalid,
  breaks,
  changeContext,
  changeSuccess,
  namesBlockedTracker,
  namesForeignTracker,
  namesTrackerWithoutTariff,
  namesUnknownTracker,
  numbersOf,
  skipUnusable,
} from './interceptors.ts';

const utc = createWallClock('UTC');

const eachTime = (edit: (time: string) => unknown) => ({
  response: whenSuccess(
    editAt('value', (map) => Object.fromEntries(Object.entries(map).map(([id, time]) => [id, edit(String(time))]))),
  ),
});

/** What can go wrong with the times of the last messages. */
export const chatUpdatesFaults = navixyFaults(
  ['listChatUpdates'],
  [
    {
      id: 'list-chat-updates.time-of-first-message',
      class: 'window',
      description: 'The time of a tracker is that of a message a week ago.',
      hooks: {
        run: changeSuccess((success, { context }) => {
          const value = isObject(success.value) ? Object.keys(success.value) : [];
          return {
            ...success,
            value: Object.fromEntries(value.map((id) => [id, context.dates.format(context.now - 7 * 86_400)])),
          };
        }),
      },
    },
    {
      id: 'list-chat-updates.lags-behind',
      class: 'write',
      description: 'A message of the last thirty seconds does not move the time of its tracker.',
      hooks: {
        run: changeSuccess((success, { context }) => {
          const { dates, now, store } = context;
          const ids = isObject(success.value) ? Object.keys(success.value) : [];
          const times = ids.flatMap((id) => {
            const window = { trackerId: Number(id), from: 0, to: now - 30, limit: 1, ascending: false };
            return store.messages.list(window).map(({ submittedAt }) => [id, dates.format(submittedAt)]);
          });
          return { ...success, value: Object.fromEntries(times) };
        }),
      },
    },
    {
      id: 'list-chat-updates.unasked-trackers',
      class: 'isolation',
      description: 'Every tracker of the account is in the map, whichever were asked for.',
      hooks: {
        run: (call, next) => {
          const { store, user } = call.context;
          const chatting = store.trackers
            .ofAccount(user.accountId)
            .filter(({ blocked, chatInTariff }) => !blocked && chatInTariff);
          const outcome = next(call);
          return isError(outcome)
            ? outcome
            : next({ ...call, input: { ...call.input, trackers: chatting.map(({ id }) => id) } });
        },
      },
    },
    {
      id: 'list-chat-updates.times-in-utc',
      class: 'time-zone',
      description: 'Times are written in UTC instead of the time zone of the account.',
      hooks: { run: changeContext((context) => ({ ...context, dates: { ...context.dates, format: utc.format } })) },
    },
    {
      id: 'list-chat-updates.iso-unasked',
      class: 'format',
      description: 'Times are ISO 8601 although nobody asked for that.',
      hooks: eachTime((time) => (time.includes('T') ? time : `${time.replace(' ', 'T')}Z`)),
    },
    {
      id: 'list-chat-updates.iso-ignored',
      class: 'format',
      description: 'With iso_datetime true times are still written in the vendor format.',
      hooks: eachTime((time) => time.slice(0, 19).replace('T', ' ')),
    },
    {
      id: 'list-chat-updates.times-without-seconds',
      class: 'format',
      description: 'Times are written without seconds.',
      hooks: eachTime((time) => time.slice(0, 16)),
    },
    {
      id: 'list-chat-updates.times-as-numbers',
      class: 'type',
      description: 'Times are seconds since 1970.',
      hooks: eachTime(() => 1_778_922_000),
    },
    {
      id: 'list-chat-updates.keys-with-prefix',
      class: 'format',
      description: 'The keys of the map are no ids but texts such as tracker_101.',
      hooks: { response: whenSuccess(editFirstEntry('value', (id, time) => [`tracker_${id}`, time])) },
    },
    {
      id: 'list-chat-updates.value-as-list',
      class: 'type',
      description: 'The value is a list of pairs.',
      hooks: { response: whenSuccess(editBody((body) => ({ ...body, value: Object.entries(Object(body.value)) }))) },
    },
    {
      id: 'list-chat-updates.without-value',
      class: 'missing-field',
      description: 'The response has no value.',
      hooks: { response: whenSuccess(editBody(without('value'))) },
    },
    {
      id: 'list-chat-updates.more-trackers-accepted',
      breaks: 'deviation',
      class: 'bounds',
      description: 'More than 300 trackers are accepted.',
      hooks: { run: acceptInvalid((input) => input, breaks('maxItems')) },
    },
    {
      id: 'list-chat-updates.missing-trackers-accepted',
      class: 'missing-field',
      description: 'A call without trackers returns success.',
      hooks: {
        run: acceptInvalid(
          (input) => ({ ...input, trackers: [] }),
          ({ input }) => input.trackers === undefined,
        ),
      },
    },
    {
      id: 'list-chat-updates.unknown-tracker-skipped',
      class: 'status',
      description: 'A tracker that does not exist is omitted instead of rejecting the call.',
      hooks: { run: skipUnusable(namesUnknownTracker) },
    },
    {
      id: 'list-chat-updates.foreign-tracker-skipped',
      class: 'isolation',
      description: "Another account's tracker is omitted instead of rejecting the call.",
      hooks: { run: skipUnusable(namesForeignTracker) },
    },
    {
      id: 'list-chat-updates.blocked-tracker-skipped',
      class: 'status',
      description: 'A blocked tracker is omitted instead of rejecting the call.',
      hooks: { run: skipUnusable(namesBlockedTracker) },
    },
    {
      id: 'list-chat-updates.chat-not-in-tariff-skipped',
      class: 'status',
      description: 'A tracker whose tariff has no chat is omitted instead of rejecting the call.',
      hooks: { run: skipUnusable(namesTrackerWithoutTariff) },
    },
    {
      id: 'list-chat-updates.foreign-tracker-listed',
      class: 'isolation',
      description: "The time of another account's tracker is told.",
      hooks: {
        run: (call, next) => {
          const { store } = call.context;
          const ids = numbersOf(call.input, 'trackers');
          const owners = new Set(ids.map((id) => store.trackers.find(id)?.accountId));
          if (!namesForeignTracker(call) || owners.has(undefined)) return next(call);
          const parts = [...owners].map((accountId) => {
            const user = store.users.ofAccount(accountId ?? 0) ?? call.context.user;
            const trackers = ids.filter((id) => store.trackers.find(id)?.accountId === accountId);
            return next({ ...call, input: { ...call.input, trackers }, context: { ...call.context, user } });
          });
          const value = Object.assign({}, ...parts.map((part) => ('value' in part ? part.value : {})));
          const told = { success: true, value } as const;
          return parts.find(isError) ?? told;
        },
      },
    },
    {
      id: 'list-chat-updates.rejected-with-device-limit',
      class: 'status',
      description: 'A tracker that cannot be used fails with code 221 instead of 217.',
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          return isError(outcome) && outcome.rejected === statusCode.nonexistentEntities
            ? fail(statusCode.deviceLimitExceeded)
            : outcome;
        },
      },
    },
  ],
);
