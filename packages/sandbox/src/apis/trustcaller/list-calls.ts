import { writeCall } from './call-record.ts';
import { dayNumber } from './dates.ts';
import { trustCallerOperation } from './operation.ts';
import { paginate } from './pagination.ts';

const firstDayEver = -4_000_000;
const lastDayEver = 4_000_000;

/** Lists the calls that started on the given days in UTC, the most recent first. */
export const listCalls = trustCallerOperation('listCalls', 200, ({ query }, context) => {
  const { bearer, store, variations, address } = context;
  const { from, to, page = 1, per_page: perPage = 1 } = query;
  const days = {
    accountId: bearer.account.id,
    firstDay: from === undefined ? firstDayEver : dayNumber(from),
    lastDay: to === undefined ? lastDayEver : dayNumber(to),
  };
  const { calls, total } = store.calls.page(days, perPage, (page - 1) * perPage);
  return {
    data: calls.map((call) => writeCall(call, variations)),
    ...paginate({ page, perPage, total }, address, { from, to, per_page: perPage }, variations.fullPageMeta),
  };
});
