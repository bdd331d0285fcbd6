import type { Answer } from '../../session/answer.ts';
import { story } from '../../session/once.ts';
import type { TrustCallerApi } from './api.ts';
import { recordsOf, walkCalls } from './paging.ts';

/** When a call began. */
export interface Start {
  readonly id: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly pointer: string;
}

/** Lists of calls that were narrowed by days, and what is known from the list that was not. */
export interface CallDays {
  /** The day asked for, `YYYY-MM-DD`. */
  readonly day: string;
  readonly known: readonly Start[];
  readonly from: Answer;
  readonly to: Answer;
  /** Both from and to are the day. */
  readonly both: Answer;
  /** The day a moment belongs to, in the time zone that explains the answers best. */
  readonly dayOf: (moment: number) => string;
}

/**
 * Asks for the calls from a day, to it, and of it alone. In which time zone the server counts days is not documented:
 * the one under which fewest calls are out of place is taken.
 */
export const narrowByDays = story(async (api: TrustCallerApi): Promise<CallDays | null> => {
  const { pages } = await walkCalls(api);
  const known = pages.flatMap(startsIn);
  const middle = known[Math.floor(known.length / 2)];
  if (middle === undefined) return null;
  const day = isoDay(middle.at);
  const per_page = api.limits.largestPage;
  const from = await api.listCalls({ from: day, per_page });
  const to = await api.listCalls({ to: day, per_page });
  const both = await api.listCalls({ from: day, to: day, per_page });
  const listed = new Set(startsIn(both).map(({ id }) => id));
  const misplaced = (dayOf: CallDays['dayOf']) =>
    startsIn(from).filter(({ at }) => dayOf(at) < day).length +
    startsIn(to).filter(({ at }) => dayOf(at) > day).length +
    startsIn(both).filter(({ at }) => dayOf(at) !== day).length +
    known.filter(({ id, at }) => dayOf(at) === day && !listed.has(id)).length;
  return { day, known, from, to, both, dayOf: bestZone(misplaced) };
});

/** The way to tell days with the fewest calls out of place; none at all ends the search. */
function bestZone(misplaced: (dayOf: CallDays['dayOf']) => number): CallDays['dayOf'] {
  let best: { dayOf: CallDays['dayOf']; count: number } = { dayOf: isoDay, count: Number.POSITIVE_INFINITY };
  for (const minutes of offsets) {
    const dayOf = (moment: number) => isoDay(moment + minutes * 60_000);
    const count = misplaced(dayOf);
    if (count < best.count) best = { dayOf, count };
    if (count === 0) break;
  }
  return best.dayOf;
}

/** When the calls of a page began; a time that is none is left to the schema. */
export function startsIn(page: Answer): Start[] {
  return recordsOf(page).flatMap(({ pointer, value }) => {
    const at = typeof value.start_at === 'string' ? Date.parse(value.start_at) : Number.NaN;
    return Number.isNaN(at) ? [] : [{ id: value.id, at, pointer: `${pointer}/start_at` }];
  });
}

/** Offsets from UTC in minutes, those of most servers first: of equals the first is taken. */
const offsets = [0, ...Array.from({ length: 105 }, (_, index) => index * 15 - 12 * 60)];

function isoDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
