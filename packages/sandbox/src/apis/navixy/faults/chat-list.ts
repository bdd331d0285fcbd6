import { deviation, fault, withIds } from '../../../faults/define.ts';
import { whenCode, withStatus } from '../../../faults/response-edits.ts';
import { inList } from '../../../faults/response-hooks.ts';
import { bothForms, fail, isError } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { createWallClock } from '../wall-clock.ts';
import { navixyFaults } from './define.ts';
import { asOwner, changeContext, changeInput, changeSuccess, ignoreInput, insteadOf, itemsOf } from './interceptors.ts';
import { trackerFaults } from './shared.ts';

const day = 86_400;
const utc = createWallClock('UTC');
const empty = { success: true, list: [] } as const;

/** What can go wrong with which messages are listed, and in which order. */
export const chatListFaults = navixyFaults(bothForms('listChatMessages'), {
  'list-chat-messages.descending-by-default': fault.order('Without ascending the last message comes first.', {
    run: changeInput((input) => ({ ascending: false, ...input })),
  }),
  'list-chat-messages.ascending-ignored': fault.order('With ascending false the first message still comes first.', {
    run: ignoreInput('ascending'),
  }),
  'list-chat-messages.neighbours-swapped': fault.order(
    'The first two messages have changed places.',
    inList('list', ([first, second, ...others]) =>
      second === undefined ? [first, ...others].filter(Boolean) : [second, first, ...others],
    ),
  ),
  'list-chat-messages.message-twice': fault.paging(
    'The last message is listed twice.',
    inList('list', (items) => [...items, ...items.slice(-1)]),
  ),
  'list-chat-messages.limit-ignored': fault.bounds('A limit has no effect.', { run: ignoreInput('limit') }),
  'list-chat-messages.limit-off-by-one': fault.bounds('One message more than the limit allows is listed.', {
    run: changeInput(({ limit, ...input }) => (typeof limit === 'number' ? { ...input, limit: limit + 1 } : input)),
  }),
  'list-chat-messages.no-greatest-limit': fault.bounds('Without a limit more than 1024 messages are listed.', {
    run: changeInput((input) => ({ limit: 100_000, ...input })),
  }),
  'list-chat-messages.greatest-limit-rejected': fault.bounds('A limit of 1024 is rejected.', {
    run: (call, next) =>
      call.input.limit === call.context.defaults.limit ? fail(statusCode.invalidParameters) : next(call),
  }),
  'list-chat-messages.month-by-default': fault.window('Without from messages of the last 30 days are listed.', {
    run: changeContext((context) => ({ ...context, defaults: { ...context.defaults, windowStart: 30 * day } })),
  }),
  'list-chat-messages.day-by-default': fault.window('Without from only messages of the last day are listed.', {
    run: changeContext((context) => ({ ...context, defaults: { ...context.defaults, windowStart: day } })),
  }),
  'list-chat-messages.until-yesterday-by-default': fault.window('Without to no message of the last day is listed.', {
    run: changeContext((context) => ({ ...context, defaults: { ...context.defaults, windowEnd: day } })),
  }),
  'list-chat-messages.from-ignored': fault.window('A from has no effect.', { run: ignoreInput('from') }),
  'list-chat-messages.to-ignored': fault.window('A to has no effect.', { run: ignoreInput('to') }),
  'list-chat-messages.from-capped-at-seven-days': fault.window(
    'A from that lies more than 7 days back is moved up to there.',
    {
      run: changeSuccess((success, { context }) => {
        const start = context.dates.format(context.now - context.defaults.windowStart);
        return { ...success, list: itemsOf(success, 'list').filter((item) => String(item.submit_time) >= start) };
      }),
    },
  ),
  'list-chat-messages.window-read-as-utc': fault.timeZone(
    'A from and a to are taken for UTC instead of the time zone of the account.',
    {
      run: changeContext((context) => ({
        ...context,
        dates: { ...context.dates, read: (text, occurrence) => utc.read(text.slice(0, 19), occurrence) },
      })),
    },
  ),
  'list-chat-messages.times-in-utc': fault.timeZone(
    'Times are written in UTC instead of the time zone of the account.',
    { run: changeContext((context) => ({ ...context, dates: { ...context.dates, format: utc.format } })) },
  ),
  'list-chat-messages.delivered-before-sent': fault.timeZone(
    'The update time of an outgoing message lies an hour before its submit time.',
    {
      run: changeSuccess((success, { context }) => ({
        ...success,
        list: itemsOf(success, 'list').map((item) => {
          const submitted = context.dates.read(String(item.submit_time), 'earlier') ?? 0;
          return item.type === 'OUTGOING' ? { ...item, update_time: context.dates.format(submitted - 3600) } : item;
        }),
      })),
    },
  ),
  'list-chat-messages.lags-behind': fault.write('Messages of the last thirty seconds are not listed yet.', {
    run: changeContext((context) => ({ ...context, defaults: { ...context.defaults, windowEnd: 30 } })),
  }),
  'list-chat-messages.messages-of-another-tracker': fault.isolation(
    'Messages of another tracker of the account are listed as well.',
    {
      run: (call, next) => {
        const own = next(call);
        const other = call.context.store.trackers
          .ofAccount(call.context.user.accountId)
          .find(({ id, blocked, chatInTariff }) => id !== call.input.tracker_id && !blocked && chatInTariff);
        if (isError(own) || other === undefined) return own;
        const added = next({ ...call, input: { ...call.input, tracker_id: other.id } });
        return { ...own, list: [...itemsOf({ ...own }, 'list'), ...itemsOf({ ...added }, 'list').slice(-1)] };
      },
    },
  ),
  'list-chat-messages.foreign-tracker-listed': fault.isolation("The chat of another account's tracker is listed.", {
    run: asOwner,
  }),
  ...withIds(trackerFaults, ['list-chat-messages.foreign-tracker-forbidden']),
  'list-chat-messages.unknown-tracker-empty': fault.status(
    'The chat of a tracker that does not exist is returned as empty.',
    { run: insteadOf(statusCode.notFound, empty) },
  ),
  'list-chat-messages.blocked-tracker-empty': fault.status('The chat of a blocked tracker is returned as empty.', {
    run: insteadOf(statusCode.deviceBlocked, empty),
  }),
  'list-chat-messages.blocked-tracker-unknown': fault.status('A blocked tracker is rejected as if it did not exist.', {
    run: insteadOf(statusCode.deviceBlocked, fail(statusCode.notFound)),
  }),
  'list-chat-messages.unsupported-device-empty': fault.status(
    'The chat of a device that has none is returned as empty.',
    { run: insteadOf(statusCode.notSupportedByDevice, empty) },
  ),
  'list-chat-messages.chat-not-in-tariff-empty': fault.status(
    'The chat of a tracker whose tariff has none is returned as empty.',
    { run: insteadOf(statusCode.notInTariff, empty) },
  ),
  'list-chat-messages.chat-not-in-tariff-as-400': deviation.status(
    'Code 236 comes with HTTP status 400 instead of 402.',
    { response: whenCode(statusCode.notInTariff, withStatus(400)) },
  ),
});
