import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';
import { type CallDays, type DayList, narrowByDays, type Start, startsIn } from './call-days.ts';
import { pagedChecks } from './paged-checks.ts';
import { recordsOf, totalOf, walkCalls, walkNumbers } from './paging.ts';

/** The checks of listCalls. */
export const callChecks: readonly Check<TrustCallerApi>[] = [
  ...pagedChecks({
    promises: [
      'calls.hundred-a-page',
      'calls.page-size-kept',
      'calls.page-size-reported',
      'calls.page-size-one-to-thousand',
      'calls.thousand-at-most',
      'calls.pages-partition-list',
      'calls.total-counts-all-pages',
      'calls.edges-have-no-neighbour',
      'calls.next-while-more-follow',
      'calls.links-lead-where-they-say',
      'calls.next-continues-list',
    ],
    list: (api, ...rest) => api.listCalls(...rest),
    walk: walkCalls,
    narrow: async (api) => {
      const day = (await narrowByDays(api))?.to.day;
      return day === undefined ? {} : { to: day };
    },
  }),
  check('calls.most-recent-first', async (context, api) => {
    const pages = (await walkCalls(api)).pages.map((page) => context.requireStatus(page));
    let above: Start | undefined;
    for (const page of pages) {
      for (const start of startsIn(page)) {
        holdsOrder(context, page, above, start);
        above = start;
      }
    }
  }),
  check('calls.own-only', async (context, api) => {
    const foreign = api.settings.calls?.foreign;
    if (foreign === undefined) return holdsOwnNumbers(context, api);
    for (const page of (await walkCalls(api)).pages) {
      const index = recordsOf(context.requireStatus(page)).findIndex(({ value }) => value.id === foreign);
      context.assert(index < 0, page, {
        message: `The call ${foreign} belongs to another account, but it is listed.`,
        pointer: `/data/${index}/id`,
        value: foreign,
      });
    }
  }),
  check({ promise: 'calls.callers-masked', worksOnMock: true }, async (context, api) => {
    for (const page of (await walkCalls(api)).pages) {
      for (const { pointer, value } of recordsOf(context.requireStatus(page))) {
        context.assert(!isFullNumber(value.caller_id), page, {
          message: "The caller's number is not masked.",
          pointer: `${pointer}/caller_id`,
          value: value.caller_id,
        });
      }
    }
  }),
  narrowedCheck('calls.none-before-from', (context, { from, dayOf }) => {
    for (const page of [from.open, from.alone]) {
      holdsForEach(
        context,
        page,
        ({ at }) => dayOf(at) >= from.number,
        `began before ${from.day}, the day given as from`,
      );
    }
  }),
  narrowedCheck('calls.none-after-to', (context, { to, dayOf }) => {
    for (const page of [to.open, to.alone]) {
      holdsForEach(context, page, ({ at }) => dayOf(at) <= to.number, `began after ${to.day}, the day given as to`);
    }
  }),
  narrowedCheck('calls.to-includes-its-day', (context, { known, to, from, dayOf }) => {
    for (const list of [to, from]) holdsWholeDay(context, known, list, dayOf);
  }),
  narrowedCheck('calls.from-includes-its-day', (context, { known, from, to, dayOf }) => {
    for (const list of [from, to]) holdsWholeDay(context, known, list, dayOf);
  }),
  check('calls.days-optional', async (context, api) => {
    const all = context.requireStatus(await api.listCalls());
    const wide = context.requireStatus(await api.listCalls({ from: '2000-01-01', to: '2099-12-31' }));
    const later = totalOf(wide) ?? 0;
    const total = totalOf(all) ?? -1;
    const settled = (await walkCalls(api)).settled;
    if (!settled && total < later) context.skip('the list changed while it was read');
    context.assert(total >= later, all, {
      message: `Without days ${total} calls are listed, but ${later} from 2000 to 2099.`,
      pointer: '/meta/total',
      value: total,
    });
  }),
  check('calls.days-are-dates', async (context, api) => {
    for (const query of [{ from: '15.05.2026' }, { to: '2026-02-30' }]) {
      context.assertStatus(await api.listCalls(query), 422);
    }
  }),
  check({ promise: 'calls.duration-in-seconds', worksOnMock: true }, async (context, api) => {
    for (const page of (await walkCalls(api)).pages) {
      for (const { pointer, value } of recordsOf(context.requireStatus(page))) {
        if (typeof value.end_at !== 'string') continue;
        const seconds = (Date.parse(String(value.end_at)) - Date.parse(String(value.start_at))) / 1000;
        context.assert(Math.abs(Number(value.duration) - seconds) < 1, page, {
          message: `The call lasted from ${String(value.start_at)} to ${String(value.end_at)}, which is ${seconds} s, not ${String(value.duration)} s.`,
          pointer: `${pointer}/duration`,
          value: value.duration,
        });
      }
    }
  }),
];

/**
 * Without a call of another account to look for: every call went to a number that the account holds. One that did not
 * proves nothing, because a number may have been released since.
 */
async function holdsOwnNumbers(context: CheckContext, api: TrustCallerApi): Promise<void> {
  const numbers = await walkNumbers(api);
  const listed = numbers.pages.flatMap((page) =>
    recordsOf(context.requireStatus(page)).map(({ value }) => value.number),
  );
  if (!numbers.complete) context.skip('needs trustcaller.calls.foreign');
  const held = new Set(listed);
  for (const page of (await walkCalls(api)).pages) {
    const isOwn = recordsOf(context.requireStatus(page)).every(({ value }) => held.has(value.number));
    if (!isOwn) context.skip('needs trustcaller.calls.foreign');
    context.assert(isOwn, page, { message: '' });
  }
}

/**
 * Which time makes a call recent is not documented. One that began after the call above it had ended is the more recent
 * one by any of them; of two that overlap, only that we order them by their start says so.
 */
function holdsOrder(context: CheckContext, page: ApiResponse, above: Start | undefined, start: Start): void {
  const isLater = above !== undefined && start.at > above.at;
  const overlaps = above !== undefined && !(start.at > (above.end ?? Number.POSITIVE_INFINITY));
  context.assert(!isLater, page, {
    message: `The call ${String(start.id)} began after the call ${String(above?.id)} that is listed before it.`,
    pointer: start.pointer,
    value: new Date(start.at).toISOString(),
    ...(overlaps ? { basis: 'inferred' } : {}),
  });
}

/** Whether a caller is a number with nothing masked in it; one who is withheld is none. */
export function isFullNumber(caller: unknown): boolean {
  return /^\+?\d{3,}$/.test(typeof caller === 'number' ? String(caller) : typeof caller === 'string' ? caller : '');
}

/** Whether a caller's number is masked as in the sample, with digits first and then only `X`; `null` for a withheld caller. */
export function isMaskedAtTheEnd(caller: unknown): boolean | null {
  const isNumber = typeof caller === 'number' || (typeof caller === 'string' && /[\dX*]/.test(caller));
  return isNumber ? /^\d+X+$/.test(String(caller)) : null;
}

/** A check that looks at the lists narrowed by days. */
function narrowedCheck(promise: string, look: (context: CheckContext, days: CallDays) => void): Check<TrustCallerApi> {
  return check({ promise }, async (context, api) => {
    const days = (await narrowByDays(api)) ?? context.skip('the account has no calls');
    for (const { open, alone } of [days.from, days.to]) {
      context.requireStatus(open);
      context.requireStatus(alone);
    }
    look(context, days);
  });
}

function holdsForEach(
  context: CheckContext,
  page: ApiResponse,
  isRight: (start: Start) => boolean,
  flaw: string,
): void {
  for (const start of startsIn(page)) {
    context.assert(isRight(start), page, {
      message: `The call ${String(start.id)} is listed, but ${flaw}.`,
      pointer: start.pointer,
      value: new Date(start.at).toISOString(),
    });
  }
}

/** Every known call of a day stands in the list of the day alone and, where that is all on one page, in the open one. */
function holdsWholeDay(
  context: CheckContext,
  known: readonly Start[],
  { day, number, open, alone, pageSize }: DayList,
  dayOf: CallDays['dayOf'],
): void {
  const fits = (page: ApiResponse) => (totalOf(page) ?? 0) <= pageSize;
  for (const page of [alone, open].filter(fits)) {
    const listed = new Set(startsIn(page).map(({ id }) => id));
    for (const { id, at } of known.filter((start) => dayOf(start.at) === number)) {
      context.assert(listed.has(id), page, {
        message: `The call ${String(id)} of ${new Date(at).toISOString()} is missing in the list for ${day}.`,
        pointer: '/data',
        value: valueAt(page, 'meta'),
      });
    }
  }
}
