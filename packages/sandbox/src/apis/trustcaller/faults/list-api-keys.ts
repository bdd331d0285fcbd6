import { deviation, fault } from '../../../faults/define.ts';
import { change, set, without } from '../../../faults/response-edits.ts';
import { inSuccess } from '../../../faults/response-hooks.ts';
import { isError } from '../operation.ts';
import type { TrustCallerHooks } from './define.ts';
import { trustCallerFaults } from './define.ts';
import { changeSuccess, dataOf, forAccount, withData } from './interceptors.ts';
import { eachRecord } from './records.ts';

/** What can go wrong with listing keys. */
export const listApiKeysFaults = trustCallerFaults(['listApiKeys'], {
  'list-api-keys.token-listed': fault.leak(
    'The token of a key that was just created is listed.',
    rememberToken((item, token) => ({ ...item, token })),
    ['listApiKeys', 'createApiKey'],
  ),
  'list-api-keys.token-in-name': fault.leak(
    'The token of a key that was just created is in another field.',
    rememberToken((item, token) => ({ ...item, name: token })),
    ['listApiKeys', 'createApiKey'],
  ),
  'list-api-keys.new-key-missing': fault.write('The key created last is not listed.', {
    run: changeSuccess((body) => withData(body, dataOf(body).slice(0, -1))),
  }),
  'list-api-keys.foreign-listed': fault.isolation('Keys of other accounts are listed as well.', {
    run: (call, next) => {
      const own = next(call);
      if (isError(own)) return own;
      const { id } = call.context.bearer.account;
      const others = [id + 1, id + 2, id + 3].map((account) => next(forAccount(call, account)));
      const foreign = others.flatMap((other) => (isError(other) ? [] : dataOf(other.body)));
      return { ...own, body: withData(own.body, [...dataOf(own.body), ...foreign]) };
    },
  }),
  'list-api-keys.count-off-by-one': deviation.counter(
    'The count is one too low.',
    inSuccess(change('count', (count) => Number(count) - 1)),
  ),
  'list-api-keys.without-count': deviation.missingField('The response has no count.', inSuccess(without('count'))),
  'list-api-keys.never-used': deviation.write('No key has a time of last use.', eachRecord(set('last_used_at', null))),
  'list-api-keys.used-before-creation': deviation.timeZone(
    'Keys were last used before they were created.',
    eachRecord((key) => (key.last_used_at === null ? key : { ...key, last_used_at: '2001-01-01T00:00:00+00:00' })),
  ),
  'list-api-keys.without-last-used': fault.missingField(
    'Keys have no time of last use.',
    eachRecord(without('last_used_at')),
  ),
  'list-api-keys.used-as-text': deviation.format(
    'Instead of null the time of last use is the word never.',
    eachRecord(change('last_used_at', (time) => time ?? 'never')),
  ),
  'list-api-keys.created-differs': fault.write(
    'The time of creation is a day before the one told at the creation.',
    eachRecord(change('created_at', (time) => new Date(Date.parse(String(time)) - 86_400_000).toISOString())),
  ),
  'list-api-keys.name-empty': fault.bounds('Names are empty.', eachRecord(set('name', ''))),
  'list-api-keys.id-zero': fault.bounds('Ids are 0.', eachRecord(set('id', 0))),
  'list-api-keys.bare-list': fault.type(
    'The response is a list instead of an object.',
    inSuccess((body) => body.data),
  ),
});

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
