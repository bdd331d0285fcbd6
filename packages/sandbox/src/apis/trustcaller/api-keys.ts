import { writeInstant, writeOptionalInstant } from './dates.ts';
import { fail, trustCallerOperation } from './operation.ts';

const secretBytes = 30;

/** Creates a key and shows its token, which is stored as a digest only. */
export const createApiKey = trustCallerOperation('createApiKey', 201, ({ body }, context) => {
  const { bearer, store, now, random, variations } = context;
  if (!body.name.isWellFormed()) {
    const message = 'The name is not well-formed Unicode.';
    return fail(422, message, { errors: { name: [message] } });
  }
  const secret = Buffer.from(random(secretBytes)).toString('base64url');
  const { id, token } = store.keys.create(bearer.account.id, body.name, secret, now);
  return {
    id,
    name: body.name,
    token,
    created_at: writeInstant(now, variations),
    message: 'Save this token now. It cannot be retrieved later.',
  };
});

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

/** Revokes a key of the account; its token stops working at once. */
export const revokeApiKey = trustCallerOperation('revokeApiKey', 200, ({ path }, { bearer, store }) => {
  if (store.keys.find(path.id)?.accountId !== bearer.account.id) return fail(404, 'API key not found.');
  store.keys.revoke(path.id);
  return { message: 'API key revoked.' };
});
