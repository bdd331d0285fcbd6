import {
  change,
  editBody,
  editItems,
  type FieldsEdit,
  set,
  whenSuccess,
  without,
} from '../../../faults/response-edits.ts';
import { isError } from '../operation.ts';
import type { TrustCallerHooks } from './define.ts';
import { trustCallerFaults } from './define.ts';
import { changeSuccess, dataOf, forAccount, withData } from './interceptors.ts';

const eachKey = (edit: FieldsEdit) => ({ response: whenSuccess(editItems('data', edit)) });

/** What can go wrong with listing keys. */
export const listApiKeysFaults = trustCallerFaults(
  ['listApiKeys'],
  [
    {
      id: 'list-api-keys.token-listed',
      class: 'leak',
      operationIds: ['listApiKeys', 'createApiKey'],
      description: 'The token of a key that was just created is listed.',
      hooks: rememberToken((item, token) => ({ ...item, token })),
    },
    {
      id: 'list-api-keys.token-in-name',
      class: 'leak',
      operationIds: ['listApiKeys', 'createApiKey'],
      description: 'The token of a key that was just created is in another field.',
      hooks: rememberToken((item, token) => ({ ...item, name: token })),
    },
    {
      id: 'list-api-keys.new-key-missing',
      class: 'write',
      description: 'The key created last is not listed.',
      hooks: { run: changeSuccess((body) => withData(body, dataOf(body).slice(0, -1))) },
    },
    {
      id: 'list-api-keys.foreign-listed',
      class: 'isolation',
      description: 'Keys of other accounts are listed as well.',
      hooks: {
        run: (call, next) => {
          const own = next(call);
          if (isError(own)) return own;
          const { id } = call.context.bearer.account;
          const others = [id + 1, id + 2, id + 3].map((account) => next(forAccount(call, account)));
          const foreign = others.flatMap((other) => (isError(other) ? [] : dataOf(other.body)));
          return { ...own, body: withData(own.body, [...dataOf(own.body), ...foreign]) };
        },
      },
    },
    {
      id: 'list-api-keys.count-off-by-one',
      breaks: 'deviation',
      class: 'counter',
      description: 'The count is one too low.',
      hooks: { response: whenSuccess(editBody(change('count', (count) => Number(count) - 1))) },
    },
    {
      id: 'list-api-keys.without-count',
      breaks: 'deviation',
      class: 'missing-field',
      description: 'The response has no count.',
      hooks: { response: whenSuccess(editBody(without('count'))) },
    },
    {
      id: 'list-api-keys.never-used',
      breaks: 'deviation',
      class: 'write',
      description: 'No key has a time of last use.',
      hooks: eachKey(set('last_used_at', null)),
    },
    {
      id: 'list-api-keys.used-before-creation',
      breaks: 'deviation',
      class: 'time-zone',
      description: 'Keys were last used before they were created.',
      hooks: eachKey((key) =>
        key.last_used_at === null ? key : { ...key, last_used_at: '2001-01-01T00:00:00+00:00' },
      ),
    },
    {
      id: 'list-api-keys.without-last-used',
      class: 'missing-field',
      description: 'Keys have no time of last use.',
      hooks: eachKey(without('last_used_at')),
    },
    {
      id: 'list-api-keys.used-as-text',
      breaks: 'deviation',
      class: 'format',
      description: 'Instead of null the time of last use is the word never.',
      hooks: eachKey(change('last_used_at', (time) => time ?? 'never')),
    },
    {
      id: 'list-api-keys.created-differs',
      class: 'write',
      description: 'The time of creation is a day before the one told at the creation.',
      hooks: eachKey(change('created_at', (time) => new Date(Date.parse(String(time)) - 86_400_000).toISOString())),
    },
    {
      id: 'list-api-keys.name-empty',
      class: 'bounds',
      description: 'Names are empty.',
      hooks: eachKey(set('name', '')),
    },
    { id: 'list-api-keys.id-zero', class: 'bounds', description: 'Ids are 0.', hooks: eachKey(set('id', 0)) },
    {
      id: 'list-api-keys.bare-list',
      class: 'type',
      description: 'The response is a list instead of an object.',
      hooks: { response: whenSuccess(editBody((body) => body.data)) },
    },
  ],
);

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
