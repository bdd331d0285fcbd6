import { isObject } from '@trustline/openapi';
import { fault, withIds } from '../../../faults/define.ts';
import { editFirstEntry, whenSuccess, without } from '../../../faults/response-edits.ts';
import { inObject, inSuccess } from '../../../faults/response-hooks.ts';
import { fail, isError } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { createWallClock } from '../wall-clock.ts';
import { navixyFaults } from './define.ts';
import { changeContext, changeSuccess, namesForeignTracker, numbersOf } from './interceptors.ts';
import { batchFaults } from './shared.ts';

const utc = createWallClock('UTC');

const eachTime = (edit: (time: string) => unknown) =>
  inObject('value', (map) => Object.fromEntries(Object.entries(map).map(([id, time]) => [id, edit(String(time))])));

/** What can go wrong with the times of the last messages. */
export const chatUpdatesFaults = navixyFaults(['listChatUpdates'], {
  'list-chat-updates.time-of-first-message': fault.window('The time of a tracker is that of a message a week ago.', {
    run: changeSuccess((success, { context }) => {
      const value = isObject(success.value) ? Object.keys(success.value) : [];
      return {
        ...success,
        value: Object.fromEntries(value.map((id) => [id, context.dates.format(context.now - 7 * 86_400)])),
      };
    }),
  }),
  'list-chat-updates.lags-behind': fault.write(
    'A message of the last thirty seconds does not move the time of its tracker.',
    {
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
  ),
  'list-chat-updates.unasked-trackers': fault.isolation(
    'Every tracker of the account is in the map, whichever were asked for.',
    {
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
  ),
  'list-chat-updates.times-in-utc': fault.timeZone(
    'Times are written in UTC instead of the time zone of the account.',
    { run: changeContext((context) => ({ ...context, dates: { ...context.dates, format: utc.format } })) },
  ),
  'list-chat-updates.iso-unasked': fault.format(
    'Times are ISO 8601 although nobody asked for that.',
    eachTime((time) => (time.includes('T') ? time : `${time.replace(' ', 'T')}Z`)),
  ),
  'list-chat-updates.iso-ignored': fault.format(
    'With iso_datetime true times are still written in the vendor format.',
    eachTime((time) => time.slice(0, 19).replace('T', ' ')),
  ),
  'list-chat-updates.times-without-seconds': fault.format(
    'Times are written without seconds.',
    eachTime((time) => time.slice(0, 16)),
  ),
  'list-chat-updates.times-as-numbers': fault.type(
    'Times are seconds since 1970.',
    eachTime(() => 1_778_922_000),
  ),
  'list-chat-updates.keys-with-prefix': fault.format('The keys of the map are no ids but texts such as tracker_101.', {
    response: whenSuccess(editFirstEntry('value', (id, time) => [`tracker_${id}`, time])),
  }),
  'list-chat-updates.value-as-list': fault.type(
    'The value is a list of pairs.',
    inSuccess((body) => ({ ...body, value: Object.entries(Object(body.value)) })),
  ),
  'list-chat-updates.without-value': fault.missingField('The response has no value.', inSuccess(without('value'))),
  ...withIds(batchFaults, [
    'list-chat-updates.more-trackers-accepted',
    'list-chat-updates.missing-trackers-accepted',
    'list-chat-updates.unknown-tracker-skipped',
    'list-chat-updates.foreign-tracker-skipped',
    'list-chat-updates.blocked-tracker-skipped',
    'list-chat-updates.chat-not-in-tariff-skipped',
  ]),
  'list-chat-updates.foreign-tracker-listed': fault.isolation("The time of another account's tracker is told.", {
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
  }),
  'list-chat-updates.rejected-with-device-limit': fault.status(
    'A tracker that cannot be used fails with code 221 instead of 217.',
    {
      run: (call, next) => {
        const outcome = next(call);
        return isError(outcome) && outcome.rejected === statusCode.nonexistentEntities
          ? fail(statusCode.deviceLimitExceeded)
          : outcome;
      },
    },
  ),
});
