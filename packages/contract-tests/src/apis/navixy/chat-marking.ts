import type { ApiResponse } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import type { NavixyApi, Parameters, Sending } from './api.ts';
import { messagesIn, trackersOf } from './responses.ts';
import { fallOf, hasReceived, readFirst, readUnread, type UnreadState } from './unread.ts';

/** One call that marks messages as read, and the counts around it. */
export interface Marking {
  readonly response: ApiResponse;
  readonly before: UnreadState;
  readonly after: UnreadState;
  /** How many messages the call named. */
  readonly named: number;
}

/** What was marked in the chat of the first tracker that has unread messages enough. */
export interface Markings {
  readonly tracker: number;
  /** Whether a count was not as expected and a device has sent something meanwhile, so that the counts say nothing. */
  readonly arrived: boolean;
  /** Whether the messages that were marked were unread: the count says that all incoming ones were, or devices sent them. */
  readonly certain: boolean;
  readonly one: Marking;
  readonly several: Marking;
  readonly get: Marking;
  readonly getSeveral: Marking;
  readonly form: Marking;
}

/** The calls name six messages: one, two, one by GET, one by GET as a list, and one in a form. */
const needed = 6;

/** Where devices send what is needed, every list names two messages, of which a server could forget one. */
const neededForLists = 8;

/** How far back unread messages are looked for. */
const searched = 200;

/**
 * Marks messages as read in each documented way. Nothing tells which messages are unread: where the run can bring it
 * about, devices send some first, else the latest are taken. `null` when no tracker has unread messages enough.
 */
export const markMessages = scenario(async (api: NavixyApi): Promise<Markings | null> => {
  await receiveMessages(api);
  if (api.session.deviceSimulator === null) await readFirst(api);
  const start = await readUnread(api);
  const [first, second] = trackersOf(api);
  const tracker = [first, second].find((id) => (start.counts[String(id)] ?? 0) >= needed);
  if (tracker === undefined) return null;
  const parameters = { tracker_id: tracker, ascending: false, limit: searched };
  const listed = messagesIn(await api.call('listChatMessages', parameters, { again: true }));
  const incoming = listed.filter(({ value }) => value.type === 'INCOMING').map(({ id }) => id);
  const certain = api.session.deviceSimulator !== null || (start.counts[String(tracker)] ?? 0) >= incoming.length;
  const several = (start.counts[String(tracker)] ?? 0) >= neededForLists && incoming.length >= neededForLists ? 2 : 1;
  let state = start;
  const mark = async (
    parametersOf: (ids: readonly number[]) => Parameters,
    named: number,
    sending?: Sending,
  ): Promise<Marking> => {
    const ids = incoming.splice(0, named);
    const before = state;
    const response = await api.call('markChatMessagesRead', parametersOf(ids), sending);
    state = await readUnread(api);
    return { response, before, after: state, named: ids.length };
  };
  const asOne = ([id]: readonly number[]) => ({ message_id: id });
  const asList = (ids: readonly number[]) => ({ message_ids: ids });
  const markings = {
    one: await mark(asOne, 1),
    several: await mark(asList, 2),
    get: await mark(asOne, 1, { as: 'get' }),
    getSeveral: await mark(asList, several, { as: 'get' }),
    form: await mark(asList, several, { as: 'form' }),
  };
  const isOdd = Object.values(markings).some(({ before, after, named }) => fallOf(tracker, before, after) !== named);
  return { ...markings, tracker, certain, arrived: isOdd && (await hasReceived(api)) };
});

/** What devices sent, and the unread counts around it. */
export interface Receipt {
  readonly before: UnreadState;
  readonly after: UnreadState;
  /** How many messages each tracker sent. */
  readonly sent: ReadonlyMap<number, number>;
}

/** Lets devices send messages, more to each tracker than to the one before; `null` where the run cannot. */
export const receiveMessages = scenario(async (api: NavixyApi): Promise<Receipt | null> => {
  const { deviceSimulator } = api.session;
  if (deviceSimulator === null) return null;
  const before = await readUnread(api);
  const sent = new Map(trackersOf(api).map((tracker, index) => [tracker, neededForLists + 1 + index]));
  for (const [tracker, count] of sent) {
    for (let index = 0; index < count; index += 1) deviceSimulator.deviceSends(tracker, `From the device, ${index}`);
  }
  return { before, after: await readUnread(api), sent };
});

/** What was marked for whole trackers, one call after the other. */
export interface TrackerMarkings {
  /** Whether a count was not as expected and a device has sent something meanwhile, so that the counts say nothing. */
  readonly arrived: boolean;
  readonly json: TrackerMarking;
  readonly get: TrackerMarking;
  readonly form: TrackerMarking;
}

/** A call that marks some trackers. */
export interface TrackerMarking extends Marking {
  readonly trackers: readonly number[];
}

/**
 * Marks whole trackers and leaves the first one as it is, for the call that marks every tracker. Where no device can send anything in between, each
 * form gets a tracker of its own, and of two trackers the one that has nothing unread any more comes first, so that it
 * is not taken for both.
 */
export const markTrackers = scenario(async (api: NavixyApi): Promise<TrackerMarkings> => {
  await markMessages(api);
  const { deviceSimulator } = api.session;
  const [, second, third = second] = trackersOf(api);
  let state = await readUnread(api);
  const mark = async (parameters: Parameters, sending?: Sending): Promise<Marking> => {
    const before = state;
    const response = await api.call('markAllChatMessagesRead', parameters, sending);
    state = await readUnread(api);
    return { response, before, after: state, named: 0 };
  };
  const some = async (trackers: readonly number[], sending?: Sending): Promise<TrackerMarking> => {
    const read = trackers.filter((tracker) => (state.counts[String(tracker)] ?? 0) === 0);
    if (deviceSimulator !== null && read.length > 0) {
      for (const tracker of read) deviceSimulator.deviceSends(tracker, 'From the device, to be marked');
      state = await readUnread(api);
    }
    return { trackers, ...(await mark({ trackers }, sending)) };
  };
  const several = [...new Set([third, second])];
  const markings = {
    json: await some(deviceSimulator === null ? [third] : several),
    get: await some(several, { as: 'get' }),
    form: await some(deviceSimulator === null ? [second] : several, { as: 'form' }),
  };
  const isOdd = Object.values(markings).some(({ trackers, before, after }) => isUnexpected(trackers, before, after));
  return { ...markings, arrived: isOdd && (await hasReceived(api)) };
});

/** Whether a marked tracker has unread messages, or the count of another one has changed. */
function isUnexpected(trackers: readonly number[], before: UnreadState, after: UnreadState): boolean {
  return Object.keys({ ...before.counts, ...after.counts }).some((key) =>
    trackers.includes(Number(key)) ? (after.counts[key] ?? 0) > 0 : fallOf(Number(key), before, after) !== 0,
  );
}

/** Marks every tracker, after devices have sent something to each where the run can bring that about. */
export const markEveryTracker = scenario(async (api: NavixyApi): Promise<Marking & { readonly arrived: boolean }> => {
  await markTrackers(api);
  for (const tracker of trackersOf(api)) api.session.deviceSimulator?.deviceSends(tracker, 'From the device again');
  const before = await readUnread(api);
  const response = await api.call('markAllChatMessagesRead');
  const after = await readUnread(api);
  const isOdd = Object.values(after.counts).some((count) => count > 0);
  return { response, before, after, named: 0, arrived: isOdd && (await hasReceived(api)) };
});
