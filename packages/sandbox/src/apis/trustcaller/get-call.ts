import { writeCall } from './call-record.ts';
import { fail, trustCallerOperation } from './operation.ts';

/** Shows one call of the account; another account's call is as unknown as one that does not exist. */
export const getCall = trustCallerOperation('getCall', 200, ({ path }, { bearer, store, variations }) => {
  const call = store.calls.find(path.id);
  if (call?.accountId !== bearer.account.id) {
    return fail(404, 'Call record not found.', { error: 'not_found' });
  }
  return { data: writeCall(call, variations) };
});
