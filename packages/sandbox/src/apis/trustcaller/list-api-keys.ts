import { writeInstant, writeOptionalInstant } from './dates.ts';
import { trustCallerOperation } from './operation.ts';

/** Lists the keys of the account without their tokens. */
export const listApiKeys = trustCallerOperation('listApiKeys', 200, (_input, { bearer, store, variations }) => {
  const data = store.keys.ofAccount(bearer.account.id).map((key) => ({
    id: key.id,
    name: key.name,
    last_used_at: writeOptionalInstant(key.lastUsedAt, variations),
    created_at: writeInstant(key.createdAt, variations),
  }));
  return { data, count: data.length };
});
