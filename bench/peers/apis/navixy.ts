import type { BrokenServer } from '../bench/server.ts';
import type { TrafficRequest } from '../bench/traffic.ts';
import { at, entries } from '../bench/untyped.ts';
import { known, type PeerApi, read } from './peer-api.ts';

/** What the traffic needs to know about the account. */
interface NavixyAccount {
  readonly hash: string;
  readonly readOnlyHash: string;
  readonly noChatHash: string;
  readonly first: number;
  readonly second: number;
  readonly blocked: number;
  readonly chatUnsupported: number;
  readonly chatNotInTariff: number;
  readonly foreign: number;
  /** Incoming messages of the account, two or more. */
  readonly messages: readonly number[];
}

/** Navixy's part of the comparison. */
export const navixy: PeerApi = {
  authorization: ({ navixy: { hash } }) => `NVX ${hash}`,
  traffic: async (server) => listTraffic(await readAccount(server)),
};

const unknown = 999_999_999;
const window = { from: '2020-01-01 00:00:00', to: '2040-01-01 00:00:00' };
const isoWindow = { from: '2020-01-01T00:00:00+00:00', to: '2040-01-01T00:00:00+00:00' };

/** The fixed requests to the Navixy API: each operation in each of its forms first, then its documented error responses. */
function listTraffic(account: NavixyAccount): TrafficRequest[] {
  const { first, second, messages } = account;
  const own = { credential: { authorization: `NVX ${account.hash}` } };
  const readOnly = { credential: { authorization: `NVX ${account.readOnlyHash}` } };
  const noChat = { credential: { authorization: `NVX ${account.noChatHash}` } };
  const nobody = { credential: { authorization: `NVX ${'f'.repeat(32)}` } };
  const trackers = [first, second];
  const [message, ...others] = messages;
  const numbers = { tracker_id: first, list: ['496156680001', '496156680000'] };
  const list = { tracker_id: first, ...window, limit: 20, ascending: true };
  return [
    { ...own, operationId: 'listTrustedNumbersViaGet', parameters: { tracker_id: first } },
    { ...own, operationId: 'listTrustedNumbers', json: { tracker_id: first } },
    { ...own, operationId: 'updateTrustedNumbers', json: numbers },
    { ...own, operationId: 'listChatMessagesViaGet', parameters: { ...list, iso_datetime: false } },
    { ...own, operationId: 'listChatMessages', json: list },
    { ...own, operationId: 'sendChatMessage', json: { tracker_id: first, message: 'Good morning' } },
    { ...own, operationId: 'broadcastChatMessage', json: { trackers, message: 'Roads are icy' } },
    { ...own, operationId: 'listChatUpdates', json: { trackers } },
    { ...own, operationId: 'countUnreadChatMessagesViaGet' },
    { ...own, operationId: 'countUnreadChatMessages', json: { hash: account.hash } },
    { ...own, operationId: 'markChatMessagesReadViaGet', parameters: { message_id: message } },
    { ...own, operationId: 'markChatMessagesRead', json: { message_ids: others } },
    { ...own, operationId: 'markAllChatMessagesReadViaGet', parameters: { trackers } },
    { ...own, operationId: 'markAllChatMessagesRead', json: { trackers } },
    { ...own, operationId: 'countUnreadChatMessages', json: {} },
    { ...own, operationId: 'listTrustedNumbers', form: { tracker_id: first } },
    { ...own, operationId: 'updateTrustedNumbers', form: { tracker_id: second, list: [] } },
    { ...own, operationId: 'listChatMessages', form: { tracker_id: first, limit: 5 } },
    { ...own, operationId: 'listChatMessages', json: { tracker_id: first } },
    { ...own, operationId: 'listChatMessages', json: { tracker_id: first, ...window, ascending: false } },
    { ...own, operationId: 'listChatMessages', json: { tracker_id: second, ...isoWindow, iso_datetime: true } },
    { ...own, operationId: 'listChatMessages', json: { tracker_id: first }, parameters: { 'NVX-ISO-DateTime': true } },
    { ...own, operationId: 'sendChatMessage', form: { tracker_id: second, message: 'Grüße 🚚\n再见' } },
    { ...own, operationId: 'broadcastChatMessage', form: { trackers, message: 'Back to base' } },
    { ...own, operationId: 'listChatUpdates', json: { trackers, iso_datetime: true } },
    { ...own, operationId: 'listChatUpdates', form: { trackers } },
    { ...own, operationId: 'markChatMessagesRead', form: { message_ids: messages } },
    { ...own, operationId: 'markAllChatMessagesRead', form: { trackers } },
    { credential: {}, operationId: 'countUnreadChatMessages', json: { hash: account.hash } },
    { credential: {}, operationId: 'countUnreadChatMessages', json: {} },
    { credential: {}, operationId: 'listTrustedNumbersViaGet', parameters: { tracker_id: first } },
    { ...nobody, operationId: 'listChatMessages', json: { tracker_id: first } },
    { ...noChat, operationId: 'countUnreadChatMessages', json: {} },
    { ...own, operationId: 'listTrustedNumbers', json: { tracker_id: unknown } },
    { ...own, operationId: 'listTrustedNumbers', json: { tracker_id: account.blocked } },
    { ...own, operationId: 'listTrustedNumbers', json: { tracker_id: 'one' } },
    { ...own, operationId: 'updateTrustedNumbers', json: { ...numbers, tracker_id: account.foreign } },
    { ...readOnly, operationId: 'updateTrustedNumbers', json: numbers },
    { ...own, operationId: 'listChatMessages', json: { tracker_id: account.foreign } },
    { ...own, operationId: 'listChatMessages', json: { tracker_id: account.blocked } },
    { ...own, operationId: 'listChatMessages', json: { tracker_id: account.chatUnsupported } },
    { ...own, operationId: 'listChatMessages', json: { tracker_id: account.chatNotInTariff } },
    { ...own, operationId: 'sendChatMessage', json: { tracker_id: unknown, message: 'Anybody?' } },
    { ...own, operationId: 'sendChatMessage', json: { tracker_id: account.blocked, message: 'Blocked' } },
    { ...own, operationId: 'sendChatMessage', json: { tracker_id: account.chatNotInTariff, message: 'Dear' } },
    { ...own, operationId: 'sendChatMessage', json: { tracker_id: first, message: 'x'.repeat(20_001) } },
    { ...own, operationId: 'broadcastChatMessage', json: { trackers: [first, unknown], message: 'All' } },
    { ...own, operationId: 'listChatUpdates', json: { trackers: [account.foreign] } },
    { ...own, operationId: 'markChatMessagesRead', json: { message_id: unknown } },
    { ...own, operationId: 'markAllChatMessagesRead', json: { trackers: [unknown] } },
    // Fifty requests so far; these are over the documented limit of fifty a second.
    { ...own, operationId: 'countUnreadChatMessagesViaGet', times: 10 },
  ];
}

async function readAccount(server: BrokenServer): Promise<NavixyAccount> {
  const { hash, readOnlyHash, noChatHash, trackers } = server.profile.navixy;
  const [first, second] = trackers?.active ?? [];
  const headers = { authorization: `NVX ${hash}` };
  const list = await read(server, 'navixy', `/tracker/chat/list?tracker_id=${first}&ascending=false`, headers);
  const incoming = entries(list, 'list').filter((message) => at(message, 'type') === 'INCOMING');
  return {
    hash,
    readOnlyHash: known(readOnlyHash),
    noChatHash: known(noChatHash),
    first: known(first),
    second: known(second),
    blocked: known(trackers?.blocked),
    chatUnsupported: known(trackers?.chatUnsupported),
    chatNotInTariff: known(trackers?.chatNotInTariff),
    foreign: known(trackers?.foreign),
    messages: incoming.slice(0, 3).map((message) => Number(at(message, 'id'))),
  };
}
