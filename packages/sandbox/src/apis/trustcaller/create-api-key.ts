import { writeInstant } from './dates.ts';
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
