import { isRefusal, refuse } from '../../trustcaller/operation.ts';
import { trustCallerFaults } from '../define.ts';
import {
  change,
  editBody,
  editItems,
  type FieldsEdit,
  set,
  whenStatus,
  whenSuccess,
  without,
  withStatus,
} from '../edit.ts';
import type { TrustCallerHooks } from '../fault.ts';
import {
  bodyOf,
  breaks,
  changeSuccess,
  dataOf,
  forAccount,
  idOf,
  loseWrite,
  type Run,
  refuseRight,
  type TrustCallerCall,
} from './run.ts';

const eachKey = (edit: FieldsEdit) => ({ answer: whenSuccess(editItems('data', edit)) });
const withName = (call: TrustCallerCall, name: string): TrustCallerCall => ({
  ...call,
  input: { ...call.input, body: { ...bodyOf(call), name } },
  findings: [],
});
const create = ['createApiKey'];

/** What can go wrong with creating a key. */
const createFaults = trustCallerFaults('create-api-key', create, [
  {
    name: 'answers-200',
    class: 'status',
    says: 'The creation is answered with 200.',
    hooks: { answer: whenStatus(201, withStatus(200)) },
  },
  {
    name: 'answers-202',
    class: 'status',
    says: 'The creation is answered with 202.',
    hooks: { answer: whenStatus(201, withStatus(202)) },
  },
  {
    name: 'lost',
    class: 'write',
    says: 'The key is answered with its token but never stored.',
    hooks: { run: loseWrite },
  },
  {
    name: 'without-token',
    class: 'missing-field',
    says: 'The answer has no token.',
    hooks: { answer: whenSuccess(editBody(without('token'))) },
  },
  {
    name: 'wrapped',
    class: 'missing-field',
    says: 'The new key stands under data.',
    hooks: { answer: whenSuccess(editBody((data) => ({ data }))) },
  },
  {
    name: 'token-does-not-work',
    class: 'credential',
    says: 'The token of the answer is another one than was stored.',
    hooks: { answer: whenSuccess(editBody(change('token', (token) => `${String(token).slice(0, -1)}~`))) },
  },
  {
    name: 'token-with-space',
    class: 'format',
    says: 'The token is preceded by the word Bearer.',
    hooks: { answer: whenSuccess(editBody(change('token', (token) => `Bearer ${token}`))) },
  },
  {
    name: 'name-cut',
    class: 'write',
    says: 'A name is cut after 32 characters.',
    hooks: {
      run: (call, next) =>
        call.findings.length > 0 ? next(call) : next(withName(call, String(bodyOf(call).name).slice(0, 32))),
    },
  },
  {
    name: 'name-in-lower-case',
    class: 'write',
    says: 'A name is stored in lower case.',
    hooks: {
      run: (call, next) =>
        call.findings.length > 0 ? next(call) : next(withName(call, String(bodyOf(call).name).toLowerCase())),
    },
  },
  {
    name: 'longest-name-refused',
    class: 'bounds',
    says: 'A name of 64 characters is refused.',
    hooks: { run: refuseRight((call) => [...String(bodyOf(call).name)].length === 64, 'name') },
  },
  {
    name: 'longer-name-accepted',
    class: 'bounds',
    says: 'A name of more than 64 characters is cut and accepted.',
    hooks: {
      run: (call, next) =>
        isTooLong(call) ? next(withName(call, String(bodyOf(call).name).slice(0, 64))) : next(call),
    },
  },
  {
    name: 'longer-name-refused-but-created',
    class: 'write',
    says: 'A name of more than 64 characters is refused, but a key is created.',
    hooks: {
      run: (call, next) => {
        if (isTooLong(call)) next(withName(call, String(bodyOf(call).name).slice(0, 64)));
        return next(call);
      },
    },
  },
  {
    name: 'missing-name-accepted',
    class: 'missing-field',
    says: 'A key is created without a name.',
    hooks: { run: (call, next) => (bodyOf(call).name === undefined ? next(withName(call, 'Unnamed')) : next(call)) },
  },
  {
    name: 'refusal-names-nothing',
    class: 'missing-field',
    says: 'The refusal of a call without a name has no errors.',
    hooks: { answer: whenStatus(422, editBody(without('errors'))) },
  },
  {
    name: 'reasons-as-text',
    class: 'type',
    says: 'The reasons of a refusal are no list but a text.',
    hooks: {
      answer: whenStatus(
        422,
        editBody((body) => ({
          ...body,
          errors: Object.fromEntries(
            Object.entries(Object(body.errors)).map(([name, reasons]) => [name, String(reasons)]),
          ),
        })),
      ),
    },
  },
  {
    name: 'refusal-as-400',
    class: 'status',
    says: 'A call without a name is answered with 400.',
    hooks: { answer: whenStatus(422, withStatus(400)) },
  },
  {
    name: 'id-as-text',
    class: 'type',
    says: 'The id of a new key is a string.',
    hooks: { answer: whenSuccess(editBody(change('id', String))) },
  },
  {
    name: 'created-without-offset',
    class: 'format',
    says: 'The time of creation carries no offset.',
    hooks: { answer: whenSuccess(editBody(change('created_at', (time) => String(time).slice(0, 19)))) },
  },
  {
    name: 'without-message',
    class: 'missing-field',
    says: 'The answer carries no message.',
    hooks: { answer: whenSuccess(editBody(without('message'))) },
  },
]);

/** What can go wrong with listing keys. */
const listFaults = trustCallerFaults(
  'list-api-keys',
  ['listApiKeys'],
  [
    {
      name: 'token-listed',
      class: 'leak',
      operationIds: ['listApiKeys', 'createApiKey'],
      says: 'The token of a key that was just created is listed.',
      hooks: rememberToken((item, token) => ({ ...item, token })),
    },
    {
      name: 'token-in-name',
      class: 'leak',
      operationIds: ['listApiKeys', 'createApiKey'],
      says: 'The token of a key that was just created stands in another field.',
      hooks: rememberToken((item, token) => ({ ...item, name: token })),
    },
    {
      name: 'new-key-missing',
      class: 'write',
      says: 'The key created last is not listed.',
      hooks: { run: changeSuccess((body) => shorten(body, dataOf(body).slice(0, -1))) },
    },
    {
      name: 'foreign-listed',
      class: 'isolation',
      says: 'Keys of another account are listed as well.',
      hooks: {
        run: (call, next) => {
          const own = next(call);
          const foreign = next(forAccount(call, call.context.bearer.account.id + 1));
          if (isRefusal(own) || isRefusal(foreign)) return own;
          return { ...own, body: shorten(own.body, [...dataOf(own.body), ...dataOf(foreign.body)]) };
        },
      },
    },
    {
      name: 'count-off-by-one',
      class: 'counter',
      says: 'The count is one too low.',
      hooks: { answer: whenSuccess(editBody(change('count', (count) => Number(count) - 1))) },
    },
    {
      name: 'without-count',
      class: 'missing-field',
      says: 'The answer has no count.',
      hooks: { answer: whenSuccess(editBody(without('count'))) },
    },
    {
      name: 'never-used',
      class: 'write',
      says: 'No key has a time of last use.',
      hooks: eachKey(set('last_used_at', null)),
    },
    {
      name: 'used-before-creation',
      class: 'time-zone',
      says: 'Keys were last used before they were created.',
      hooks: eachKey((key) =>
        key.last_used_at === null ? key : { ...key, last_used_at: '2001-01-01T00:00:00+00:00' },
      ),
    },
    {
      name: 'without-last-used',
      class: 'missing-field',
      says: 'Keys have no time of last use.',
      hooks: eachKey(without('last_used_at')),
    },
    {
      name: 'used-as-text',
      class: 'format',
      says: 'Instead of null the time of last use is the word never.',
      hooks: eachKey(change('last_used_at', (time) => time ?? 'never')),
    },
    {
      name: 'created-differs',
      class: 'write',
      says: 'The time of creation is a day before the one told at the creation.',
      hooks: eachKey(change('created_at', (time) => new Date(Date.parse(String(time)) - 86_400_000).toISOString())),
    },
    { name: 'name-empty', class: 'bounds', says: 'Names are empty.', hooks: eachKey(set('name', '')) },
    { name: 'id-zero', class: 'bounds', says: 'Ids are 0.', hooks: eachKey(set('id', 0)) },
    {
      name: 'bare-list',
      class: 'type',
      says: 'The answer is a list instead of an object.',
      hooks: { answer: whenSuccess(editBody((body) => body.data)) },
    },
  ],
);

/** What can go wrong with revoking a key. */
const revokeFaults = trustCallerFaults(
  'revoke-api-key',
  ['revokeApiKey'],
  [
    {
      name: 'lost',
      class: 'write',
      says: 'The revocation is confirmed, but the key stays.',
      hooks: { run: loseWrite },
    },
    {
      name: 'hidden-only',
      class: 'credential',
      operationIds: ['revokeApiKey', 'listApiKeys'],
      says: 'A revoked key is not listed any more, but its token goes on working.',
      hooks: hideOnly,
    },
    {
      name: 'older-keys-revoked',
      class: 'credential',
      says: 'The keys of the account with lower ids, but for the one in use, are revoked as well.',
      hooks: {
        run: (call, next) => {
          const { store, bearer } = call.context;
          const outcome = next(call);
          const others = store.keys
            .ofAccount(bearer.account.id)
            .filter(({ id }) => id < idOf(call) && id !== bearer.key.id);
          if (!isRefusal(outcome)) for (const { id } of others) store.keys.revoke(id);
          return outcome;
        },
      },
    },
    {
      name: 'answers-204',
      class: 'status',
      says: 'The revocation is answered with 204 and no body.',
      hooks: { answer: whenStatus(200, (answer) => ({ ...answer, status: 204, body: '' })) },
    },
    {
      name: 'without-message',
      class: 'missing-field',
      says: 'The confirmation carries no message.',
      hooks: {
        answer: whenStatus(
          200,
          editBody(() => ({ revoked: true })),
        ),
      },
    },
    {
      name: 'foreign-confirmed',
      class: 'isolation',
      says: "The revocation of another account's key is confirmed.",
      hooks: { run: confirmMissing((call) => call.context.store.keys.find(idOf(call)) !== undefined) },
    },
    {
      name: 'foreign-forbidden',
      class: 'isolation',
      says: "Another account's key is answered with 403, one that does not exist with 404.",
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const exists = call.context.store.keys.find(idOf(call)) !== undefined;
          return isRefusal(outcome) && outcome.refused === 404 && exists
            ? refuse(403, 'This action is unauthorized.')
            : outcome;
        },
      },
    },
    {
      name: 'unknown-confirmed',
      class: 'status',
      says: 'The revocation of a key that does not exist is confirmed.',
      hooks: { run: confirmMissing((call) => call.context.store.keys.find(idOf(call)) === undefined) },
    },
    {
      name: 'unknown-as-400',
      class: 'status',
      says: 'A key that does not exist is answered with 400.',
      hooks: { answer: whenStatus(404, withStatus(400)) },
    },
    {
      name: 'message-as-list',
      class: 'type',
      says: 'The message of the confirmation is a list.',
      hooks: { answer: whenStatus(200, editBody(change('message', (message) => [message]))) },
    },
  ],
);

/** What can go wrong with API keys. */
export const apiKeyFaults = [...createFaults, ...listFaults, ...revokeFaults];

function isTooLong(call: TrustCallerCall): boolean {
  return breaks('request body', 'maxLength')(call);
}

function shorten(body: object, data: readonly object[]): object {
  return { ...body, data, count: data.length };
}

function rememberToken(
  show: (item: Readonly<Record<string, unknown>>, token: string) => object,
): () => TrustCallerHooks {
  return () => {
    const tokens = new Map<unknown, string>();
    const reveal = (item: Readonly<Record<string, unknown>>) => {
      const token = tokens.get(item.id);
      return token === undefined ? item : show(item, token);
    };
    return {
      run: changeSuccess((body) => {
        if (typeof body.token === 'string') tokens.set(body.id, body.token);
        return 'data' in body ? { ...body, data: dataOf(body).map(reveal) } : body;
      }),
    };
  };
}

function hideOnly(): TrustCallerHooks {
  const hidden = new Set<unknown>();
  const run: Run = (call, next) => {
    const outcome = idOf(call) > 0 ? loseWrite(call, next) : next(call);
    if (isRefusal(outcome)) return outcome;
    if (idOf(call) > 0) hidden.add(idOf(call));
    const shown = dataOf(outcome.body).filter(({ id }) => !hidden.has(id));
    return 'data' in outcome.body ? { ...outcome, body: shorten(outcome.body, shown) } : outcome;
  };
  return { run };
}

function confirmMissing(applies: (call: TrustCallerCall) => boolean): Run {
  return (call, next) => {
    const outcome = next(call);
    const isMissing = isRefusal(outcome) && outcome.refused === 404;
    return isMissing && applies(call) ? { status: 200, body: { message: 'API key revoked.' } } : outcome;
  };
}
