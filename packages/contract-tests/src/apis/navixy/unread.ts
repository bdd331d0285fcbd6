import { asInteger } from '../../engine/session/json.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { sideBySide } from '../../engine/session/side-by-side.ts';
import type { NavixyApi } from './api.ts';
import { listLatest } from './chat-sending.ts';
import { mapIn, messagesIn, trackersOf } from './responses.ts';

/** The unread counts at one moment; a tracker that is omitted has none. */
export interface UnreadState {
  readonly counted: ApiResponse;
  readonly counts: Readonly<Record<string, number>>;
}

/** Counts the unread messages now. */
export async function readUnread(api: NavixyApi): Promise<UnreadState> {
  const counted = await api.call('countUnreadChatMessages', {}, { again: true });
  return { counted, counts: countsIn(counted) };
}

/** The counts of a response by tracker id; what is no whole number is left to the schema. */
export function countsIn(counted: ApiResponse): Record<string, number> {
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

/** Notes the last message that each known tracker has sent when counts are looked at for the first time. */
export const readFirst = scenario(readLast);

async function readLast(api: NavixyApi): Promise<ReadonlyMap<number, number | undefined>> {
  const last = await sideBySide(trackersOf(api), async (tracker): Promise<[number, number | undefined]> => {
    const [latest] = messagesIn(await listLatest(api, tracker)).filter(isIncoming);
    return [tracker, latest?.id];
  });
  return new Map(last);
}

/**
 * Whether a device has sent something since counts were looked at first, so that one may have risen in between. Where
 * the run itself brings devices to send, nobody else does.
 */
export async function hasReceived(api: NavixyApi): Promise<boolean> {
  if (api.session.deviceSimulator !== null) return false;
  const [first, now] = [await readFirst(api), await readLast(api)];
  return [...now].some(([tracker, id]) => first.get(tracker) !== id);
}

function isIncoming({ value }: { readonly value: Readonly<Record<string, unknown>> }): boolean {
  return value.type === 'INCOMING';
}
