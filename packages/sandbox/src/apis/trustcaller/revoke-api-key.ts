import { fail, trustCallerOperation } from './operation.ts';

/** Revokes a key of the account; its token stops working at once. */
export const revokeApiKey = trustCallerOperation('revokeApiKey', 200, ({ path }, { bearer, store }) => {
  if (store.keys.find(path.id)?.accountId !== bearer.account.id) return fail(404, 'API key not found.');
  store.keys.revoke(path.id);
  return { message: 'API key revoked.' };
});
