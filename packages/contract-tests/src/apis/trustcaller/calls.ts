import type { Check, Checker } from '../../engine/check.ts';
import { type Answer, valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';
import { type CallDays, type DayList, narrowByDays, type Start, startsIn } from './call-days.ts';
import { pagedChecks } from './paged-checks.ts';
import { recordsOf, totalOf, walkCalls } from './paging.ts';

/** The checks of listCalls. */
export const callChecks: readonly Check<TrustCallerApi>[] = [
  ...pagedChecks({
    name: 'calls',
    list: (api, ...rest) => api.listCalls(...rest),
    walk: walkCalls,
    narrow: async (api) => {
      const day = (await narrowByDays(api))?.to.day;
      return day === undefined ? {} : { to: day };
    },
  }),
  {
    promise: 'calls.most-recent-first',
    async run(checker, api) {
      const pages = (await walkCalls(api)).pages.map((page) => checker.expects(page));
      let earlier: Start | undefined;
      for (const page of [...pages]) {
        for (const start of startsIn(page)) {
          checker.holds(earlier === undefined || start.at <= earlier.at, page, {
            says: `The call ${String(start.id)} began after the call ${String(earlier?.id)} that is listed before it.`,
            pointer: start.pointer,
            value: new Date(start.at).toISOString(),
          });
          earlier = start;
        }
      }
    },
  },
  {
    promise: 'calls.own-only',
    needs: ['calls.foreign'],
    async run(checker, api) {
      const foreign = api.settings.calls?.foreign;
      for (const page of (await walkCalls(api)).pages) {
        const index = recordsOf(checker.expects(page)).findIndex(({ value }) => value.id === foreign);
        checker.holds(index < 0, page, {
          says: `The call ${foreign} belongs to another account, but it is listed.`,
          pointer: `/data/${index}/id`,
          value: foreign,
        });
      }
    },
  },
  {
    promise: 'calls.callers-masked',
    stateless: true,
    async run(checker, api) {
      for (const page of (await walkCalls(api)).pages) {
        for (const { pointer, value } of recordsOf(checker.expects(page))) {
          checker.holds(isMasked(value.caller_id), page, {
            says: "The caller's number is not masked.",
            pointer: `${pointer}/caller_id`,
            value: value.caller_id,
          });
        }
      }
    },
  },
  narrowedCheck('calls.none-before-from', (checker, { from, dayOf }) => {
    for (const page of [from.open, from.alone]) {
      holdsForEach(
        checker,
        page,
        ({ at }) => dayOf(at) >= from.number,
        `began before ${from.day}, the day given as from`,
      );
    }
  }),
  narrowedCheck('calls.none-after-to', (checker, { to, dayOf }) => {
    for (const page of [to.open, to.alone]) {
      holdsForEach(checker, page, ({ at }) => dayOf(at) <= to.number, `began after ${to.day}, the day given as to`);
    }
  }),
  narrowedCheck('calls.to-includes-its-day', (checker, { known, to, from, dayOf }) => {
    for (const list of [to, from]) holdsWholeDay(checker, known, list, dayOf);
  }),
  narrowedCheck('calls.from-includes-its-day', (checker, { known, from, to, dayOf }) => {
    for (const list of [from, to]) holdsWholeDay(checker, known, list, dayOf);
  }),
  {
    promise: 'calls.days-optional',
    async run(checker, api) {
      const all = checker.expects(await api.listCalls());
      const wide = checker.expects(await api.listCalls({ from: '2000-01-01', to: '2099-12-31' }));
      const later = totalOf(wide) ?? 0;
      const total = totalOf(all) ?? -1;
      const settled = (await walkCalls(api)).settled;
      if (!settled && total < later) checker.cannotTell('the list changed while it was read');
      checker.holds(total >= later, all, {
        says: `Without days ${total} calls are listed, but ${later} from 2000 to 2099.`,
        pointer: '/meta/total',
        value: total,
      });
    },
  },
  {
    promise: 'calls.days-are-dates',
    async run(checker, api) {
      for (const query of [{ from: '15.05.2026' }, { to: '2026-02-30' }]) {
        checker.answers(await api.listCalls(query), 422);
      }
    },
  },
  {
    promise: 'calls.duration-in-seconds',
    stateless: true,
    async run(checker, api) {
      for (const page of (await walkCalls(api)).pages) {
        for (const { pointer, value } of recordsOf(checker.expects(page))) {
          const seconds = (Date.parse(String(value.end_at)) - Date.parse(String(value.start_at))) / 1000;
          checker.holds(Math.abs(Number(value.duration) - seconds) < 1, page, {
            says: `The call lasted from ${String(value.start_at)} to ${String(value.end_at)}, which is ${seconds} s, not ${String(value.duration)} s.`,
            pointer: `${pointer}/duration`,
            value: value.duration,
          });
        }
      }
    },
  },
];

/** Whether a caller's number shows digits first and then only `X`. */
export function isMasked(caller: unknown): boolean {
  return typeof caller === 'string' && /^\d+X+$/.test(caller);
}

/** A check that looks at the lists narrowed by days. */
function narrowedCheck(promise: string, look: (checker: Checker, days: CallDays) => void): Check<TrustCallerApi> {
  return {
    promise,
    async run(checker, api) {
      const days = (await narrowByDays(api)) ?? checker.cannotTell('the account has no calls');
      for (const { open, alone } of [days.from, days.to]) {
        checker.expects(open);
        checker.expects(alone);
      }
      look(checker, days);
    },
  };
}

function holdsForEach(checker: Checker, page: Answer, isRight: (start: Start) => boolean, flaw: string): void {
  for (const start of startsIn(page)) {
    checker.holds(isRight(start), page, {
      says: `The call ${String(start.id)} is listed, but ${flaw}.`,
      pointer: start.pointer,
      value: new Date(start.at).toISOString(),
    });
  }
}

/** Every known call of a day stands in the list of the day alone and, where that is all on one page, in the open one. */
function holdsWholeDay(
  checker: Checker,
  known: readonly Start[],
  { day, number, open, alone, pageSize }: DayList,
  dayOf: CallDays['dayOf'],
): void {
  const fits = (page: Answer) => (totalOf(page) ?? 0) <= pageSize;
  for (const page of [alone, open].filter(fits)) {
    const listed = new Set(startsIn(page).map(({ id }) => id));
    for (const { id, at } of known.filter((start) => dayOf(start.at) === number)) {
      checker.holds(listed.has(id), page, {
        says: `The call ${String(id)} of ${new Date(at).toISOString()} is missing in the list for ${day}.`,
        pointer: '/data',
        value: valueAt(page, 'meta'),
      });
    }
  }
}
