import { trustCallerOperation } from './operation.ts';

/** Says whether an answered call is present on one of the account's numbers. */
export const checkLiveCall = trustCallerOperation('checkLiveCall', 200, ({ query }, { bearer, store }) => {
  const isOwn = store.numbers.owner(query.number) === bearer.account.id;
  return { call_received: isOwn && store.liveCalls.isLive(query.number) };
});
