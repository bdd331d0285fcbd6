import { writeCall } from './call-record.ts';
import { dayNumber } from './dates.ts';
import { fail, trustCallerOperation } from './operation.ts';
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

/** Shows one call of the account; another account's call is as unknown as one that does not exist. */
export const getCall = trustCallerOperation('getCall', 200, ({ path }, { bearer, store, variations }) => {
  const call = store.calls.find(path.id);
  if (call?.accountId !== bearer.account.id) {
    return fail(404, 'Call record not found.', { error: 'not_found' });
  }
  return { data: writeCall(call, variations) };
});

/** Says whether an answered call is present on one of the account's numbers. */
export const checkLiveCall = trustCallerOperation('checkLiveCall', 200, ({ query }, { bearer, store }) => {
  const isOwn = store.numbers.owner(query.number) === bearer.account.id;
  return { call_received: isOwn && store.liveCalls.isLive(query.number) };
});
