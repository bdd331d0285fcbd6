import { writeInstant } from './dates.ts';
import { refuse, trustCallerOperation } from './operation.ts';

const secretBytes = 30;

/** Creates a key and shows its token, which is stored as a digest only. */
export const createApiKey = trustCallerOperation('createApiKey', 201, ({ body }, context) => {
  const { bearer, store, now, random, variations } = context;
  if (!body.name.isWellFormed()) {
    const says = 'The name is not well-formed Unicode.';
    return refuse(422, says, { errors: { name: [says] } });
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
