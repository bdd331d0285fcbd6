import type { Discovered, Discovery } from '../../engine/discovery.ts';
import type { NavixyApi } from './api.ts';
import type { NavixyProfile } from './profile.ts';
import { codeOf, mapIn, messagesIn } from './responses.ts';
import { countsIn } from './unread.ts';

/** So many trackers are looked at; an account may have thousands. */
const looked = 12;

/** So many active trackers are enough for every check. */
const wanted = 3;

/** What a tracker is whose chat fails with a code. */
const kindOfCode: ReadonlyMap<number | undefined, 'blocked' | 'chatUnsupported' | 'chatNotInTariff'> = new Map([
  [208, 'blocked'],
  [214, 'chatUnsupported'],
  [236, 'chatNotInTariff'],
]);

/** Looks for trackers of each kind among those that unread messages are counted for. */
export async function discoverTrackers(api: NavixyApi): Promise<Discovery<NavixyProfile>> {
  const { settings } = api;
  const named = settings.trackers ?? {};
  if ([named.active, ...[...kindOfCode.values()].map((kind) => named[kind])].every((id) => id !== undefined)) {
    return { settings, found: [] };
  }
  const { active, others } = await classify(api);
  // Those with messages come first: most checks look at the first.
  const byMessages = active.toSorted((left, right) => right.messages - left.messages).map(({ id }) => id);
  const trackers = { ...(active.length < 2 ? {} : { active: byMessages }), ...Object.fromEntries(others) };
  const found = Object.entries(trackers).filter(([key]) => !(key in named));
  return {
    settings: { ...settings, trackers: { ...trackers, ...named } },
    found: found.map(
      ([key, value]): Discovered => ({
        key: `trackers.${key}`,
        value,
        operations: ['countUnreadChatMessages', 'listChatMessages'],
      }),
    ),
  };
}

async function classify(api: NavixyApi) {
  const active: { id: number; messages: number }[] = [];
  const others = new Map<string, number>();
  for (const tracker of await candidates(api)) {
    const listed = await api.call('listChatMessages', { tracker_id: tracker, limit: 1 });
    const kind = kindOfCode.get(codeOf(listed));
    if (kind !== undefined && !others.has(kind)) others.set(kind, tracker);
    if (listed.status === 200 && active.length < wanted)
      active.push({ id: tracker, messages: messagesIn(listed).length });
    if (active.length === wanted && others.size === kindOfCode.size) break;
  }
  return { active, others };
}

/** The trackers of the unread counts: some with the most unread messages, and some without any. */
async function candidates(api: NavixyApi): Promise<number[]> {
  const counted = await api.call('countUnreadChatMessages');
  const counts = countsIn(counted);
  const ids = Object.keys(mapIn(counted)).filter((key) => /^[1-9]\d*$/.test(key));
  const byCount = ids.toSorted((left, right) => (counts[right] ?? 0) - (counts[left] ?? 0)).map(Number);
  return [...new Set([...byCount.slice(0, wanted), ...byCount.slice(wanted).toReversed()])].slice(0, looked);
}
