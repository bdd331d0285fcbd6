import type { Answer } from '../../session/answer.ts';
import { asInteger } from '../../session/json.ts';
import { mapIn, messagesIn, trackersOf } from './answers.ts';
import type { NavixyApi } from './api.ts';
import { listLatest } from './chat-sending.ts';

/** The unread counts at one moment, and the latest messages of the trackers they are about. */
export interface UnreadState {
  readonly counted: Answer;
  readonly counts: Readonly<Record<string, number>>;
  /** The ids of the latest incoming messages by tracker, the last one first. */
  readonly incoming: Readonly<Record<string, readonly number[]>>;
}

/** Counts the unread messages; a tracker that is left out has none. */
export async function readUnread(api: NavixyApi): Promise<UnreadState> {
  const incoming: Record<string, number[]> = {};
  const [first, second] = trackersOf(api);
  for (const tracker of [first, second]) {
    const messages = messagesIn(await listLatest(api, tracker));
    incoming[tracker] = messages.filter(({ value }) => value.type === 'INCOMING').map(({ id }) => id);
  }
  const counted = await api.call('countUnreadChatMessages', {}, { again: true });
  return { counted, counts: countsIn(counted), incoming };
}

/** The counts of an answer by tracker id; what is no whole number is left to the schema. */
export function countsIn(counted: Answer): Record<string, number> {
  return Object.fromEntries(
    Object.entries(mapIn(counted)).flatMap(([tracker, count]) => {
      const whole = asInteger(count);
      return whole === undefined ? [] : [[tracker, whole]];
    }),
  );
}

/** By how many a tracker's count fell between two moments, not counting what came in meanwhile. */
export function fallOf(tracker: number, before: UnreadState, after: UnreadState): number {
  const key = String(tracker);
  const known = new Set(before.incoming[key]);
  const newest = (after.incoming[key] ?? []).findIndex((id) => known.has(id));
  const arrived = newest === -1 ? 0 : newest;
  return (before.counts[key] ?? 0) + arrived - (after.counts[key] ?? 0);
}
