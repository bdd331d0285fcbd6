import { change, editBody, whenStatus, withStatus } from '../../../faults/response-edits.ts';
import { fail, isError } from '../operation.ts';
import type { TrustCallerHooks } from './define.ts';
import { trustCallerFaults } from './define.ts';
import { dataOf, idOf, loseWrite, type Run, type TrustCallerCall, withData } from './interceptors.ts';

/** What can go wrong with revoking a key. */
export const revokeApiKeyFaults = trustCallerFaults(
  ['revokeApiKey'],
  [
    {
      id: 'revoke-api-key.lost',
      class: 'write',
      description: 'The revocation is confirmed, but the key stays.',
      hooks: { run: loseWrite },
    },
    {
      id: 'revoke-api-key.hidden-only',
      class: 'credential',
      operationIds: ['revokeApiKey', 'listApiKeys'],
      description: 'A revoked key is not listed any more, but its token goes on working.',
      hooks: hideOnly,
    },
    {
      id: 'revoke-api-key.older-keys-revoked',
      class: 'credential',
      description: 'The keys of the account with lower ids, but for the one in use, are revoked as well.',
      hooks: {
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
    },
    {
      id: 'revoke-api-key.malformed-confirmed',
      breaks: 'deviation',
      class: 'status',
      description: 'The revocation of a key whose identifier is no integer is confirmed.',
      hooks: {
        response: whenStatus(422, (response) =>
          editBody(() => ({ message: 'API key revoked.' }))(withStatus(200)(response)),
        ),
      },
    },
    {
      id: 'revoke-api-key.returns-204',
      class: 'status',
      description: 'The revocation returns 204 and no body.',
      hooks: { response: whenStatus(200, (response) => ({ ...response, status: 204, body: '' })) },
    },
    {
      id: 'revoke-api-key.without-message',
      class: 'missing-field',
      description: 'The confirmation carries no message.',
      hooks: {
        response: whenStatus(
          200,
          editBody(() => ({ revoked: true })),
        ),
      },
    },
    {
      id: 'revoke-api-key.foreign-confirmed',
      class: 'isolation',
      description: "The revocation of another account's key is confirmed.",
      hooks: { run: confirmMissing((call) => call.context.store.keys.find(idOf(call)) !== undefined) },
    },
    {
      id: 'revoke-api-key.foreign-forbidden',
      class: 'isolation',
      description: "Another account's key returns 403, one that does not exist with 404.",
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const exists = call.context.store.keys.find(idOf(call)) !== undefined;
          return isError(outcome) && outcome.rejected === 404 && exists
            ? fail(403, 'This action is unauthorized.')
            : outcome;
        },
      },
    },
    {
      id: 'revoke-api-key.unknown-confirmed',
      class: 'status',
      description: 'The revocation of a key that does not exist is confirmed.',
      hooks: { run: confirmMissing((call) => call.context.store.keys.find(idOf(call)) === undefined) },
    },
    {
      id: 'revoke-api-key.unknown-as-400',
      class: 'status',
      description: 'A key that does not exist returns 400.',
      hooks: { response: whenStatus(404, withStatus(400)) },
    },
    {
      id: 'revoke-api-key.message-as-list',
      class: 'type',
      description: 'The message of the confirmation is a list.',
      hooks: { response: whenStatus(200, editBody(change('message', (message) => [message]))) },
    },
  ],
);

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
