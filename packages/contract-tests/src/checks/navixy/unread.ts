import type { Answer } from '../../session/answer.ts';
import { asInteger } from '../../session/json.ts';
import { mapIn, messagesIn, trackersOf } from './answers.ts';
import type { NavixyApi } from './api.ts';
import { listLatest } from './chat-sending.ts';

/** The unread counts at one moment; a tracker that is left out has none. */
export interface UnreadState {
  readonly counted: Answer;
  readonly counts: Readonly<Record<string, number>>;
}

/** Counts the unread messages now. */
export async function readUnread(api: NavixyApi): Promise<UnreadState> {
  const counted = await api.call('countUnreadChatMessages', {}, { again: true });
  return { counted, counts: countsIn(counted) };
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

/** By how many a tracker's count fell between two moments. */
export function fallOf(tracker: number, before: UnreadState, after: UnreadState): number {
  const key = String(tracker);
  return (before.counts[key] ?? 0) - (after.counts[key] ?? 0);
}

/** The last message of each known tracker at one moment. */
export type LastMessages = ReadonlyMap<number, number | undefined>;

/** Notes the last message of each known tracker. */
export async function readLast(api: NavixyApi): Promise<LastMessages> {
  const last = new Map<number, number | undefined>();
  for (const tracker of trackersOf(api)) {
    last.set(tracker, messagesIn(await listLatest(api, tracker)).find(isIncoming)?.id);
  }
  return last;
}

/** Whether a device has sent something since, so that a count may have risen in between. */
export async function hasReceivedSince(api: NavixyApi, last: LastMessages): Promise<boolean> {
  const now = await readLast(api);
  return [...now].some(([tracker, id]) => last.get(tracker) !== id);
}

function isIncoming({ value }: { readonly value: Readonly<Record<string, unknown>> }): boolean {
  return value.type === 'INCOMING';
}
