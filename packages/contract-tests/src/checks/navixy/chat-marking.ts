import { type Answer, valueAt } from '../../session/answer.ts';
import { story } from '../../session/once.ts';
import { messagesIn, trackersOf } from './answers.ts';
import type { NavixyApi, Parameters, Sending } from './api.ts';
import { readUnread, type UnreadState } from './unread.ts';

/** One call that marks messages as read, and the counts around it. */
export interface Marking {
  readonly answer: Answer;
  readonly before: UnreadState;
  readonly after: UnreadState;
  /** How many messages the call named. */
  readonly named: number;
}

/** What was marked in the chat of the first tracker that has unread messages enough. */
export interface Markings {
  readonly tracker: number;
  readonly one: Marking;
  readonly several: Marking;
  readonly get: Marking;
  readonly getSeveral: Marking;
  readonly form: Marking;
}

/** The calls name six messages: one, two, one by GET, one by GET as a list, and one in a form. */
const needed = 6;

/** How far back unread messages are looked for. */
const searched = 200;

/**
 * Marks messages as read in each documented way. Nothing tells which messages are unread, but the latest usually
 * are. `null` when neither of the two trackers has unread messages enough.
 */
export const markMessages = story(async (api: NavixyApi): Promise<Markings | null> => {
  const start = await readUnread(api);
  const [first, second] = trackersOf(api);
  const tracker = [first, second].find((id) => (start.counts[String(id)] ?? 0) >= needed);
  if (tracker === undefined) return null;
  const parameters = { tracker_id: tracker, ascending: false, limit: searched };
  const listed = messagesIn(await api.call('listChatMessages', parameters, { again: true }));
  const incoming = listed.filter(({ value }) => value.type === 'INCOMING').map(({ id }) => id);
  let state = start;
  const mark = async (
    parametersOf: (ids: readonly number[]) => Parameters,
    named: number,
    sending?: Sending,
  ): Promise<Marking> => {
    const ids = incoming.splice(0, named);
    const before = state;
    const answer = await api.call('markChatMessagesRead', parametersOf(ids), sending);
    state = await readUnread(api);
    return { answer, before, after: state, named: ids.length };
  };
  const asOne = ([id]: readonly number[]) => ({ message_id: id });
  const asList = (ids: readonly number[]) => ({ message_ids: ids });
  return {
    tracker,
    one: await mark(asOne, 1),
    several: await mark(asList, 2),
    get: await mark(asOne, 1, { as: 'get' }),
    getSeveral: await mark(asList, 1, { as: 'get' }),
    form: await mark(asList, 1, { as: 'form' }),
  };
});

/** What was marked for whole trackers, one after the other. */
export interface TrackerMarkings {
  readonly given: Marking & { readonly tracker: number };
  readonly get: Marking & { readonly tracker: number };
  readonly every: Marking;
}

/** Marks whole trackers: one by POST, another by GET, and then every one. It comes after single messages. */
export const markTrackers = story(async (api: NavixyApi): Promise<TrackerMarkings> => {
  await markMessages(api);
  const [first, second] = trackersOf(api);
  let state = await readUnread(api);
  const mark = async (parameters: Parameters, sending?: Sending): Promise<Marking> => {
    const before = state;
    const answer = await api.call('markAllChatMessagesRead', parameters, sending);
    state = await readUnread(api);
    return { answer, before, after: state, named: 0 };
  };
  const given = { tracker: first, ...(await mark({ trackers: [first] })) };
  const get = { tracker: second, ...(await mark({ trackers: [second] }, { as: 'get' })) };
  return { given, get, every: await mark({}) };
});

/** Whether a call said that it succeeded. */
export function succeeded({ answer }: Marking): boolean {
  return answer.status === 200 && valueAt(answer, 'success') === true;
}
