import type { ApiResponse } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import type { TrustCallerApi } from './api.ts';
import { recordsOf, walkCalls } from './paging.ts';

/** When a call began. */
export interface Start {
  readonly id: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When it ended, in milliseconds since 1970; `null` when it has not, or not by what the record says. */
  readonly end: number | null;
  readonly pointer: string;
}

/** Lists of calls narrowed by days, and what is known from the list that was not. */
export interface CallDays {
  readonly known: readonly Start[];
  /** The list from a day on, and the list of that day alone. */
  readonly from: DayList;
  /** The list up to a day, and the list of that day alone. */
  readonly to: DayList;
  /** The day a moment belongs to, in the time zone that explains the responses best. */
  readonly dayOf: DayOf;
}

/** A day, `YYYY-MM-DD`, with the list that is open at one end and the list of the day alone. */
export interface DayList {
  readonly day: string;
  /** The same day as a number, counted from 1970-01-01. */
  readonly number: number;
  readonly open: ApiResponse;
  readonly alone: ApiResponse;
  /** How many records the pages were asked to hold. */
  readonly pageSize: number;
}

/** The number of the day that a moment belongs to. */
type DayOf = (moment: number) => number;

/**
 * Asks for the calls from a day, up to another, and of each of them alone. In which time zone the server counts days
 * is not documented: the one under which fewest calls are out of place is taken.
 */
export const narrowByDays = scenario(async (api: TrustCallerApi): Promise<CallDays | null> => {
  const { pages } = await walkCalls(api);
  const known = pages.flatMap(startsIn);
  const per_page = api.limits.largestPage;
  const first = tellingDay(known, ({ at }) => at % day === 0);
  const last = tellingDay(known, ({ at }) => at % day === day - 1000);
  if (first === null || last === null) return null;
  const ask = async (number: number, bound: 'from' | 'to'): Promise<DayList> => {
    const asked = new Date(number * day).toISOString().slice(0, 10);
    const open = await api.listCalls({ [bound]: asked, per_page });
    const alone = await api.listCalls({ from: asked, to: asked, per_page });
    return { number, day: asked, open, alone, pageSize: per_page };
  };
  const from = await ask(first, 'from');
  const to = await ask(last, 'to');
  const misplaced = (dayOf: DayOf) =>
    startsIn(from.open).filter(({ at }) => dayOf(at) < first).length +
    startsIn(to.open).filter(({ at }) => dayOf(at) > last).length +
    [from, to].reduce((sum, list) => sum + misplacedIn(list, known, dayOf), 0);
  return { known, from, to, dayOf: bestZone(misplaced) };
});

function misplacedIn({ number: asked, alone }: DayList, known: readonly Start[], dayOf: DayOf): number {
  const listed = new Set(startsIn(alone).map(({ id }) => id));
  const strayed = startsIn(alone).filter(({ at }) => dayOf(at) !== asked).length;
  return strayed + known.filter(({ id, at }) => dayOf(at) === asked && !listed.has(id)).length;
}

/**
 * A day with a call on its edge, chosen so that no time zone could explain why that call alone is missing; else the day
 * of the call in the middle. `null` without calls.
 */
function tellingDay(known: readonly Start[], isOnEdge: (start: Start) => boolean): number | null {
  const middle = known[Math.floor(known.length / 2)];
  if (middle === undefined) return null;
  const onEdge = known.filter(isOnEdge);
  const telling = onEdge.slice(1, -1).find((edge) => {
    const asked = dayIn(0)(edge.at);
    const near = known.filter(({ at }) => Math.abs(at - edge.at) < 3 * day);
    const without = near.filter(({ at, id }) => dayIn(0)(at) === asked && id !== edge.id).map(({ id }) => id);
    return offsets.every((minutes) => {
      const ofDay = near.filter(({ at }) => dayIn(minutes)(at) === asked);
      return ofDay.map(({ id }) => id).join() !== without.join();
    });
  });
  return dayIn(0)((telling ?? middle).at);
}

/** The way to tell days with the fewest calls out of place; none at all ends the search. */
function bestZone(misplaced: (dayOf: DayOf) => number): DayOf {
  let best: { dayOf: DayOf; count: number } = { dayOf: dayIn(0), count: Number.POSITIVE_INFINITY };
  for (const minutes of offsets) {
    const dayOf = dayIn(minutes);
    const count = misplaced(dayOf);
    if (count < best.count) best = { dayOf, count };
    if (count === 0) break;
  }
  return best.dayOf;
}

/** When the calls of a page began; a time that is none is left to the schema. */
export function startsIn(page: ApiResponse): Start[] {
  return recordsOf(page).flatMap(({ pointer, value }) => {
    const at = typeof value.start_at === 'string' ? Date.parse(value.start_at) : Number.NaN;
    const end = typeof value.end_at === 'string' ? Date.parse(value.end_at) : Number.NaN;
    const ended = Number.isNaN(end) ? null : end;
    return Number.isNaN(at) ? [] : [{ id: value.id, at, end: ended, pointer: `${pointer}/start_at` }];
  });
}

const day = 86_400_000;

/** The offsets from UTC there are, in minutes, that of most servers first: of equals the first is taken. */
const offsets = [
  0,
  ...Array.from({ length: 27 }, (_, index) => (index - 12) * 60).filter((minutes) => minutes !== 0),
  ...[-9.5, -3.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75].map((hours) => hours * 60),
];

function dayIn(offset: number): DayOf {
  return (moment) => Math.floor((moment + offset * 60_000) / day);
}
