import { editList, whenCode, whenSuccess, withStatus } from '../../../faults/response-edits.ts';
import { bothForms, fail, isError } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { createWallClock } from '../wall-clock.ts';
import { navixyFaults } from './define.ts';
import {
  asOwner,
  changeContext,
  changeInput,
  changeSuccess,
  ignoreInput,
  insteadOf,
  itemsOf,
  namesForeignTracker,
} from './interceptors.ts';

const day = 86_400;
const utc = createWallClock('UTC');
const empty = { success: true, list: [] } as const;

/** What can go wrong with which messages are listed, and in which order. */
export const chatListFaults = navixyFaults(bothForms('listChatMessages'), [
  {
    id: 'list-chat-messages.descending-by-default',
    class: 'order',
    description: 'Without ascending the last message comes first.',
    hooks: { run: changeInput((input) => ({ ascending: false, ...input })) },
  },
  {
    id: 'list-chat-messages.ascending-ignored',
    class: 'order',
    description: 'With ascending false the first message still comes first.',
    hooks: { run: ignoreInput('ascending') },
  },
  {
    id: 'list-chat-messages.neighbours-swapped',
    class: 'order',
    description: 'The first two messages have changed places.',
    hooks: {
      response: whenSuccess(
        editList('list', ([first, second, ...others]) =>
          second === undefined ? [first, ...others].filter(Boolean) : [second, first, ...others],
        ),
      ),
    },
  },
  {
    id: 'list-chat-messages.message-twice',
    class: 'paging',
    description: 'The last message is listed twice.',
    hooks: { response: whenSuccess(editList('list', (items) => [...items, ...items.slice(-1)])) },
  },
  {
    id: 'list-chat-messages.limit-ignored',
    class: 'bounds',
    description: 'A limit has no effect.',
    hooks: { run: ignoreInput('limit') },
  },
  {
    id: 'list-chat-messages.limit-off-by-one',
    class: 'bounds',
    description: 'One message more than the limit allows is listed.',
    hooks: {
      run: changeInput(({ limit, ...input }) => (typeof limit === 'number' ? { ...input, limit: limit + 1 } : input)),
    },
  },
  {
    id: 'list-chat-messages.no-greatest-limit',
    class: 'bounds',
    description: 'Without a limit more than 1024 messages are listed.',
    hooks: { run: changeInput((input) => ({ limit: 100_000, ...input })) },
  },
  {
    id: 'list-chat-messages.greatest-limit-rejected',
    class: 'bounds',
    description: 'A limit of 1024 is rejected.',
    hooks: {
      run: (call, next) =>
        call.input.limit === call.context.defaults.limit ? fail(statusCode.invalidParameters) : next(call),
    },
  },
  {
    id: 'list-chat-messages.month-by-default',
    class: 'window',
    description: 'Without from messages of the last 30 days are listed.',
    hooks: {
      run: changeContext((context) => ({ ...context, defaults: { ...context.defaults, windowStart: 30 * day } })),
    },
  },
  {
    id: 'list-chat-messages.day-by-default',
    class: 'window',
    description: 'Without from only messages of the last day are listed.',
    hooks: { run: changeContext((context) => ({ ...context, defaults: { ...context.defaults, windowStart: day } })) },
  },
  {
    id: 'list-chat-messages.until-yesterday-by-default',
    class: 'window',
    description: 'Without to no message of the last day is listed.',
    hooks: { run: changeContext((context) => ({ ...context, defaults: { ...context.defaults, windowEnd: day } })) },
  },
  {
    id: 'list-chat-messages.from-ignored',
    class: 'window',
    description: 'A from has no effect.',
    hooks: { run: ignoreInput('from') },
  },
  {
    id: 'list-chat-messages.to-ignored',
    class: 'window',
    description: 'A to has no effect.',
    hooks: { run: ignoreInput('to') },
  },
  {
    id: 'list-chat-messages.from-capped-at-seven-days',
    class: 'window',
    description: 'A from that lies more than 7 days back is moved up to there.',
    hooks: {
      run: changeSuccess((success, { context }) => {
        const start = context.dates.format(context.now - context.defaults.windowStart);
        return { ...success, list: itemsOf(success, 'list').filter((item) => String(item.submit_time) >= start) };
      }),
    },
  },
  {
    id: 'list-chat-messages.window-read-as-utc',
    class: 'time-zone',
    description: 'A from and a to are taken for UTC instead of the time zone of the account.',
    hooks: {
      run: changeContext((context) => ({
        ...context,
        dates: { ...context.dates, read: (text, occurrence) => utc.read(text.slice(0, 19), occurrence) },
      })),
    },
  },
  {
    id: 'list-chat-messages.times-in-utc',
    class: 'time-zone',
    description: 'Times are written in UTC instead of the time zone of the account.',
    hooks: { run: changeContext((context) => ({ ...context, dates: { ...context.dates, format: utc.format } })) },
  },
  {
    id: 'list-chat-messages.delivered-before-sent',
    class: 'time-zone',
    description: 'The update time of an outgoing message lies an hour before its submit time.',
    hooks: {
      run: changeSuccess((success, { context }) => ({
        ...success,
        list: itemsOf(success, 'list').map((item) => {
          const submitted = context.dates.read(String(item.submit_time), 'earlier') ?? 0;
          return item.type === 'OUTGOING' ? { ...item, update_time: context.dates.format(submitted - 3600) } : item;
        }),
      })),
    },
  },
  {
    id: 'list-chat-messages.lags-behind',
    class: 'write',
    description: 'Messages of the last thirty seconds are not listed yet.',
    hooks: { run: changeContext((context) => ({ ...context, defaults: { ...context.defaults, windowEnd: 30 } })) },
  },
  {
    id: 'list-chat-messages.messages-of-another-tracker',
    class: 'isolation',
    description: 'Messages of another tracker of the account are listed as well.',
    hooks: {
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
  },
  {
    id: 'list-chat-messages.foreign-tracker-listed',
    class: 'isolation',
    description: "The chat of another account's tracker is listed.",
    hooks: { run: asOwner },
  },
  {
    id: 'list-chat-messages.foreign-tracker-forbidden',
    class: 'isolation',
    description: "Another account's tracker fails with another code than one that does not exist.",
    hooks: { run: insteadOf(statusCode.notFound, fail(statusCode.operationNotPermitted), namesForeignTracker) },
  },
  {
    id: 'list-chat-messages.unknown-tracker-empty',
    class: 'status',
    description: 'The chat of a tracker that does not exist is answered as empty.',
    hooks: { run: insteadOf(statusCode.notFound, empty) },
  },
  {
    id: 'list-chat-messages.blocked-tracker-empty',
    class: 'status',
    description: 'The chat of a blocked tracker is answered as empty.',
    hooks: { run: insteadOf(statusCode.deviceBlocked, empty) },
  },
  {
    id: 'list-chat-messages.blocked-tracker-unknown',
    class: 'status',
    description: 'A blocked tracker is rejected as if it did not exist.',
    hooks: { run: insteadOf(statusCode.deviceBlocked, fail(statusCode.notFound)) },
  },
  {
    id: 'list-chat-messages.unsupported-device-empty',
    class: 'status',
    description: 'The chat of a device that has none is answered as empty.',
    hooks: { run: insteadOf(statusCode.notSupportedByDevice, empty) },
  },
  {
    id: 'list-chat-messages.chat-not-in-tariff-empty',
    class: 'status',
    description: 'The chat of a tracker whose tariff has none is answered as empty.',
    hooks: { run: insteadOf(statusCode.notInTariff, empty) },
  },
  {
    id: 'list-chat-messages.chat-not-in-tariff-as-400',
    breaks: 'deviation',
    class: 'status',
    description: 'Code 236 comes with HTTP status 400 instead of 402.',
    hooks: { response: whenCode(statusCode.notInTariff, withStatus(400)) },
  },
]);
