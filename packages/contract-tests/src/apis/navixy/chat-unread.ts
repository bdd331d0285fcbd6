import { type Check, type CheckContext, check } from '../../engine/check.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import type { NavixyApi } from './api.ts';
import { receiveMessages } from './chat-marking.ts';
import { sendMessages } from './chat-sending.ts';
import { codeOf, expectError, mapIn, trackersOf } from './responses.ts';
import { countsIn, fallOf, hasReceived, readFirst, readUnread } from './unread.ts';

/** So many trackers of the map are looked at; an account may have thousands. */
const looked = 12;

/** Without a tracker of another account to look for: the account finds each tracker of the map when it asks for it. */
async function holdsAllFound(context: CheckContext, api: NavixyApi, counted: ApiResponse): Promise<void> {
  for (const tracker of Object.keys(mapIn(counted)).slice(0, looked).map(Number)) {
    const listed = await api.call('listChatMessages', { tracker_id: tracker, limit: 1 });
    context.assert(codeOf(listed) !== 201, listed, {
      message: `The tracker ${tracker} is in the map of unread messages, but its chat is not found.`,
      pointer: '/status/code',
      value: codeOf(listed),
      // It may have been deleted since.
      basis: 'inferred',
    });
  }
}

/** The checks of countUnreadChatMessages. */
export const chatUnreadChecks: readonly Check<NavixyApi>[] = [
  check({ promise: 'chat-unread.get-counts-the-same', uses: 'mark-read' }, async (context, api) => {
    // Without an unread message both forms may well have nothing to count.
    api.session.deviceSimulator?.deviceSends(trackersOf(api)[0], 'From the device, for both forms');
    const count = (as: 'json' | 'get') => api.call('countUnreadChatMessages', {}, { as, again: true });
    const before = context.requireStatus(await count('json'));
    const got = context.requireStatus(await count('get'));
    const after = context.requireStatus(await count('json'));
    const [low, high] = [countsIn(before), countsIn(after)];
    for (const tracker of new Set([...Object.keys(low), ...Object.keys(mapIn(got))])) {
      const [from, found, to] = [low[tracker] ?? 0, Number(mapIn(got)[tracker] ?? 0), high[tracker] ?? 0];
      context.assert(Math.min(from, to) <= found && found <= Math.max(from, to), got, {
        message: `The GET form counts ${found} unread messages of the tracker ${tracker}, the POST form ${to}.`,
        pointer: `/value/${tracker}`,
        value: found,
      });
    }
  }),
  check({ promise: 'chat-unread.counts-by-tracker', uses: 'mark-read', worksOnMock: true }, async (context, api) => {
    const counted = context.requireStatus(await api.call('countUnreadChatMessages'));
    for (const [tracker, count] of Object.entries(mapIn(counted))) {
      context.assert(/^[1-9]\d*$/.test(tracker) && Number.isInteger(count) && Number(count) >= 0, counted, {
        message: `The map has ${JSON.stringify(count)} for ${JSON.stringify(tracker)}, which is no count of a tracker.`,
        pointer: `/value/${tracker}`,
        value: count,
      });
    }
    const received = api.session.allows('mark-read') ? await receiveMessages(api) : null;
    for (const [tracker, count] of received?.sent ?? []) {
      const [before = 0, after = 0] = [received?.before, received?.after].map(
        (state) => state?.counts[String(tracker)],
      );
      context.assert(after - before === count, received?.after.counted ?? counted, {
        message: `The device of the tracker ${tracker} sent ${count} messages, and its unread count rose by ${after - before}.`,
        pointer: `/value/${tracker}`,
        value: after,
      });
    }
  }),
  check('chat-unread.own-trackers-only', async (context, api) => {
    const counted = context.requireStatus(await api.call('countUnreadChatMessages'));
    const { foreign } = api.settings.trackers ?? {};
    if (foreign === undefined) return holdsAllFound(context, api, counted);
    context.assert(!(String(foreign) in mapIn(counted)), counted, {
      message: `The tracker ${foreign} belongs to another account, but it is in the map.`,
      pointer: `/value/${foreign}`,
      value: mapIn(counted)[String(foreign)],
    });
  }),
  check(
    { promise: 'chat-unread.sent-message-not-counted', needs: ['trackers.active'], level: 'messages' },
    async (context, api) => {
      const [tracker] = trackersOf(api);
      await sendMessages(api);
      if (api.session.deviceSimulator === null) await readFirst(api);
      const before = await readUnread(api);
      context.requireStatus(await api.call('sendChatMessage', { tracker_id: tracker, message: 'Contract check' }));
      const after = await readUnread(api);
      const fall = fallOf(tracker, before, after);
      if (fall < 0 && (await hasReceived(api))) context.skip('messages came in meanwhile');
      context.assert(fall >= 0, after.counted, {
        message: `A message was sent to the tracker ${tracker}, and its unread count rose by ${-fall}.`,
        pointer: `/value/${tracker}`,
        value: after.counts[String(tracker)],
      });
    },
  ),
  check({ promise: 'chat-unread.account-without-chat', needs: ['noChatHash'] }, async (context, api) => {
    const hashes = { header: api.settings.noChatHash ?? '' };
    for (const as of ['json', 'get'] as const) {
      expectError(context, api, await api.call('countUnreadChatMessages', {}, { hashes, as }), 236);
    }
  }),
];
