import { deviation, fault } from '../../../faults/define.ts';
import { change, editBody, whenStatus, withStatus } from '../../../faults/response-edits.ts';
import { isError } from '../operation.ts';
import type { TrustCallerHooks } from './define.ts';
import { trustCallerFaults } from './define.ts';
import { dataOf, forbidForeign, idOf, loseWrite, type Run, type TrustCallerCall, withData } from './interceptors.ts';

/** What can go wrong with revoking a key. */
export const revokeApiKeyFaults = trustCallerFaults(['revokeApiKey'], {
  'revoke-api-key.lost': fault.write('The revocation is confirmed, but the key stays.', { run: loseWrite }),
  'revoke-api-key.hidden-only': fault.credential(
    'A revoked key is not listed any more, but its token goes on working.',
    hideOnly,
    ['revokeApiKey', 'listApiKeys'],
  ),
  'revoke-api-key.older-keys-revoked': fault.credential(
    'The keys of the account with lower ids, but for the one in use, are revoked as well.',
    {
      run: (call, next) => {
        const { store, bearer } = call.context;
        const outcome = next(call);
        const others = store.keys
          .ofAccount(bearer.account.id)
          .filter(({ id }) => id < idOf(call) && id !== bearer.key.id);
        if (!isError(outcome)) for (const { id } of others) store.keys.revoke(id);
        return outcome;
      },
    },
  ),
  'revoke-api-key.malformed-confirmed': deviation.status(
    'The revocation of a key whose identifier is no integer is confirmed.',
    {
      response: whenStatus(422, (response) =>
        editBody(() => ({ message: 'API key revoked.' }))(withStatus(200)(response)),
      ),
    },
  ),
  'revoke-api-key.returns-204': fault.status('The revocation returns 204 and no body.', {
    response: whenStatus(200, (response) => ({ ...response, status: 204, body: '' })),
  }),
  'revoke-api-key.without-message': fault.missingField('The confirmation carries no message.', {
    response: whenStatus(
      200,
      editBody(() => ({ revoked: true })),
    ),
  }),
  'revoke-api-key.foreign-confirmed': fault.isolation("The revocation of another account's key is confirmed.", {
    run: confirmMissing((call) => call.context.store.keys.find(idOf(call)) !== undefined),
  }),
  'revoke-api-key.foreign-forbidden': fault.isolation(
    "Another account's key returns 403, one that does not exist with 404.",
    { run: forbidForeign((call) => call.context.store.keys.find(idOf(call)) !== undefined) },
  ),
  'revoke-api-key.unknown-confirmed': fault.status('The revocation of a key that does not exist is confirmed.', {
    run: confirmMissing((call) => call.context.store.keys.find(idOf(call)) === undefined),
  }),
  'revoke-api-key.unknown-as-400': fault.status('A key that does not exist returns 400.', {
    response: whenStatus(404, withStatus(400)),
  }),
  'revoke-api-key.message-as-list': fault.type('The message of the confirmation is a list.', {
    response: whenStatus(200, editBody(change('message', (message) => [message]))),
  }),
});

function hideOnly(): TrustCallerHooks {
  const hidden = new Set<unknown>();
  const run: Run = (call, next) => {
    const outcome = idOf(call) > 0 ? loseWrite(call, next) : next(call);
    if (isError(outcome)) return outcome;
    if (idOf(call) > 0) hidden.add(idOf(call));
    const shown = dataOf(outcome.body).filter(({ id }) => !hidden.has(id));
    return 'data' in outcome.body ? { ...outcome, body: withData(outcome.body, shown) } : outcome;
  };
  return { run };
}

function confirmMissing(applies: (call: TrustCallerCall) => boolean): Run {
  return (call, next) => {
    const outcome = next(call);
    const isMissing = isError(outcome) && outcome.rejected === 404;
    return isMissing && applies(call) ? { status: 200, body: { message: 'API key revoked.' } } : outcome;
  };
}
