import type { Profile } from '@trustline/sandbox';
import type { NavixyClient } from '../src/navixy.ts';
import type { TrustCallerClient } from '../src/trustcaller.ts';

/** A call of the client; a write is marked. */
export interface Call {
  (): Promise<unknown>;
  readonly isWrite?: boolean;
}

function write(call: () => Promise<unknown>): Call {
  return Object.assign(call, { isWrite: true });
}

/** Trackers and other things of the sandbox's demo data. */
const active = [10001, 10002, 10003];
const [tracker_id = 0] = active;
const rejected = { blocked: 10004, unsupported: 10005, notInTariff: 10006, foreign: 20001, unknown: 987654321 };
const text = 'Grüße,\n世界 👋 <b>&amp;</b>';

/**
 * Calls that bring the faults of an operation to light: usual ones, edges of its windows and limits, rejected ones, and
 * after a write the reading of what it wrote.
 */
export function listNavixyCalls(navixy: NavixyClient, operationId: string): Call[] {
  const list = (id = tracker_id) => navixy.listChatMessages({ tracker_id: id, limit: 20, ascending: false });
  const calls: Record<string, Call[]> = {
    listTrustedNumbers: [tracker_id, ...Object.values(rejected)].flatMap((id) => [
      () => navixy.listTrustedNumbers({ tracker_id: id }),
    ]),
    updateTrustedNumbers: [['496156680001', '4961566800'], [], ['496156680001234']].flatMap((numbers) =>
      [tracker_id, rejected.blocked, rejected.foreign].flatMap((id) => [
        write(() => navixy.updateTrustedNumbers({ tracker_id: id, list: numbers })),
        () => navixy.listTrustedNumbers({ tracker_id }),
      ]),
    ),
    listChatMessages: [
      {},
      { limit: 5 },
      { limit: 5, ascending: false },
      { limit: 1024 },
      { iso_datetime: true },
      { from: '2026-01-01 00:00:00' },
      { from: '2026-05-10 00:00:00', to: '2026-05-14 12:00:00' },
    ].flatMap((window) => [
      () => navixy.listChatMessages({ tracker_id, ...window }),
      ...Object.values(rejected).map((id) => () => navixy.listChatMessages({ tracker_id: id, ...window })),
    ]),
    markChatMessagesRead: [
      write(() => markIncoming(navixy, 1)),
      () => navixy.countUnreadChatMessages(),
      write(() => markIncoming(navixy, 3)),
      () => navixy.countUnreadChatMessages(),
      write(() => navixy.markChatMessagesRead({ message_ids: [1, 2, 3] })),
      write(() => navixy.markChatMessagesRead({ message_id: rejected.unknown })),
      () => navixy.countUnreadChatMessages(),
    ],
    markAllChatMessagesRead: [
      write(() => navixy.markAllChatMessagesRead({ trackers: [tracker_id] })),
      () => navixy.countUnreadChatMessages(),
      write(() => navixy.markAllChatMessagesRead({ trackers: active.slice(0, 2) })),
      () => navixy.countUnreadChatMessages(),
      write(() => navixy.markAllChatMessagesRead({ trackers: [rejected.foreign] })),
      write(() => navixy.markAllChatMessagesRead()),
      () => navixy.countUnreadChatMessages(),
    ],
    sendChatMessage: [text, 'x'.repeat(20_000)].flatMap((message) =>
      [tracker_id, ...Object.values(rejected)].flatMap((id) => [
        write(() => navixy.sendChatMessage({ tracker_id: id, message })),
        () => list(),
        () => list(active[1]),
        () => navixy.countUnreadChatMessages(),
      ]),
    ),
    broadcastChatMessage: [active, [tracker_id, rejected.blocked], [tracker_id, rejected.unknown]].flatMap(
      (trackers) => [
        write(() => navixy.broadcastChatMessage({ trackers, message: text })),
        ...active.map((id) => () => list(id)),
      ],
    ),
    listChatUpdates: [
      () => navixy.listChatUpdates({ trackers: active.slice(0, 2) }),
      () => navixy.listChatUpdates({ trackers: active, iso_datetime: true }),
      ...Object.values(rejected).map((id) => () => navixy.listChatUpdates({ trackers: [tracker_id, id] })),
    ],
    countUnreadChatMessages: [() => navixy.countUnreadChatMessages()],
  };
  return calls[operationId.replace('ViaGet', '')] ?? [];
}

async function markIncoming(navixy: NavixyClient, count: number): Promise<unknown> {
  const { list } = await navixy.listChatMessages({ tracker_id });
  const message_ids = list.filter(({ type }) => type === 'INCOMING').map(({ id }) => id);
  return navixy.markChatMessagesRead({ message_ids: message_ids.slice(-count) });
}

/** The same for TrustCaller. */
export function listTrustCallerCalls(
  trustcaller: TrustCallerClient,
  operationId: string,
  { numbers, calls: records, keys }: Profile['trustcaller'],
): Call[] {
  const window = { from: '2026-05-01', to: '2026-05-10' };
  const pages = [{}, { per_page: 5 }, { per_page: 5, page: 2 }, { per_page: 1 }, { per_page: 1000 }];
  const calls: Record<string, Call[]> = {
    listNumbers: [
      ...pages.map((page) => () => trustcaller.listNumbers(page)),
      () => collect(trustcaller.listNumbers({ per_page: 5 })),
    ],
    listTestNumbers: [{}, { prefix: '861' }, { prefix: '99' }].map((input) => () => trustcaller.listTestNumbers(input)),
    listCalls: [
      ...pages.map((page) => () => trustcaller.listCalls({ ...page, from: '2026-01-01' })),
      ...pages.map((page) => () => trustcaller.listCalls({ ...page, ...window })),
      () => trustcaller.listCalls(),
      () => collect(trustcaller.listCalls({ per_page: 10 })),
      () => collect(trustcaller.listCalls({ per_page: 10, ...window })),
    ],
    getCall: [
      async () => {
        const { data } = await trustcaller.listCalls({ per_page: 3 });
        return Promise.all(data.map(({ id }) => trustcaller.getCall({ id })));
      },
      ...[records?.own, records?.foreign, rejected.unknown].map(
        (id = 1) =>
          () =>
            trustcaller.getCall({ id }),
      ),
    ],
    checkLiveCall: [numbers?.live, numbers?.own, numbers?.foreignLive]
      .flatMap((number = '1') => [number, number.slice(0, -1), `${number}1`])
      .map((number) => () => trustcaller.checkLiveCall({ number })),
    createApiKey: ['Production Server', 'x'.repeat(64)].flatMap((name) => [
      write(() => trustcaller.createApiKey({ name })),
      () => trustcaller.listApiKeys(),
    ]),
    listApiKeys: [() => trustcaller.listApiKeys()],
    revokeApiKey: [
      write(async () => {
        const { id } = await trustcaller.createApiKey({ name: 'Old' });
        return trustcaller.revokeApiKey({ id });
      }),
      write(() => trustcaller.revokeApiKey({ id: keys?.foreign ?? 1 })),
      write(() => trustcaller.revokeApiKey({ id: rejected.unknown })),
      () => trustcaller.listApiKeys(),
    ],
  };
  return calls[operationId] ?? [];
}

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}
