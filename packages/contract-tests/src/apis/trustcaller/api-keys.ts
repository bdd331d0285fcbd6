import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { asText } from '../../engine/session/json.ts';
import { type ApiResponse, itemsOf, valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';
import { assertCount, assertFieldNamed } from './assertions.ts';
import { sameMoment } from './call.ts';
import { keyCheck, readableKeyCheck } from './key-check.ts';
import { idOf, type KeyLife, tokenOf } from './key-life.ts';

/** The checks of createApiKey and listApiKeys. */
export const apiKeyChecks: readonly Check<TrustCallerApi>[] = [
  keyCheck('api-keys.creation-answers-201', (context, { created, createdByKey }) => {
    for (const response of [created, createdByKey]) context.assertStatus(response, 201);
  }),
  keyCheck('api-keys.token-returned-at-creation', (context, { created, createdByKey }) => {
    for (const response of [created, createdByKey]) {
      const token = asText(valueAt(context.requireStatus(response, 201), 'token')) ?? '';
      context.assert(token.length > 0, response, {
        message: 'The response carries no token at its top level.',
        pointer: '/token',
      });
    }
  }),
  keyCheck('api-keys.new-token-works', (context, { created, createdByKey, listed, usedBefore }) => {
    context.requireStatus(created, 201);
    context.assertStatus(listed, 200);
    context.requireStatus(createdByKey, 201);
    context.assertStatus(usedBefore, 200);
  }),
  readableKeyCheck(
    'api-keys.token-shown-once',
    (context, life) => {
      for (const token of [tokenOf(life.created), tokenOf(life.createdByKey)]) {
        for (const response of responsesAfterCreation(life)) holdsNoToken(context, response, token);
      }
    },
    async (context, api) => {
      const responses = [await api.listApiKeys(), await api.listNumbers(), await api.listCalls()];
      for (const response of responses) holdsNoToken(context, context.requireStatus(response), api.settings.token);
    },
  ),
  keyCheck('api-keys.name-kept', (context, { created, createdByKey, listedAfter, names }) => {
    const asked = [
      { response: created, name: names.first },
      { response: createdByKey, name: names.longest },
    ];
    for (const { response, name } of asked) {
      const listed = keyIn(listedAfter, idOf(context.requireStatus(response, 201)))?.value.name;
      for (const kept of [valueAt(response, 'name'), ...(listed === undefined ? [] : [listed])]) {
        context.assert(kept === name, response, {
          message: `The key was to be called "${name}", but is called ${JSON.stringify(kept)}.`,
          pointer: '/name',
          value: kept,
        });
      }
    }
  }),
  keyCheck('api-keys.name-required', (context, { nameless }) => {
    context.assertStatus(nameless, 422);
    assertFieldNamed(context, nameless, 'name');
  }),
  keyCheck('api-keys.name-of-64-accepted', (context, { createdByKey }) => context.assertStatus(createdByKey, 201)),
  keyCheck('api-keys.longer-name-refused', (context, { tooLong, listedAfter, created, createdByKey }, { marker }) => {
    context.assertStatus(tooLong, 422);
    const asked: unknown[] = [idOf(created), idOf(createdByKey)];
    const stored = itemsOf(context.requireStatus(listedAfter), 'data').find(
      ({ value }) => asText(value.name)?.startsWith(marker) === true && !asked.includes(value.id),
    );
    context.assert(stored === undefined, listedAfter, {
      message: 'The name was rejected, yet a key was created.',
      pointer: stored === undefined ? '' : `${stored.pointer}/name`,
      value: stored?.value.name,
    });
  }),
  keyCheck('api-keys.rotation-without-dashboard', (context, { createdByKey, usedBefore, revoked, usedAfter }) => {
    context.assertStatus(createdByKey, 201);
    for (const response of [usedBefore, revoked, usedAfter]) context.assertStatus(response, 200);
  }),
  readableKeyCheck(
    'api-keys.tokens-never-listed',
    (context, life) => {
      const tokens = [tokenOf(life.created), tokenOf(life.createdByKey)];
      for (const list of [life.listed, life.listedAfter, life.listedByOwn]) listsNoToken(context, list, tokens);
    },
    async (context, api) => listsNoToken(context, await api.listApiKeys(), [api.settings.token]),
  ),
  readableKeyCheck(
    'api-keys.created-are-listed',
    (context, { created, createdByKey, listedAfter, listedByOwn }) => {
      for (const response of [created, createdByKey]) {
        for (const list of [listedAfter, listedByOwn]) {
          const key = keyIn(context.requireStatus(list), idOf(context.requireStatus(response, 201)));
          const times = [key?.value.created_at, valueAt(response, 'created_at')] as const;
          context.assert(
            key?.value.name === valueAt(response, 'name') && (times[0] === times[1] || sameMoment(...times)),
            list,
            {
              message: `The new key ${idOf(response)} is not listed with its name and time of creation.`,
              pointer: key?.pointer ?? '/data',
              value: key?.value,
            },
          );
        }
      }
    },
    async (context, api) => {
      const list = context.requireStatus(await api.listApiKeys());
      const id = ownKeyId(context, api);
      const key = keyIn(list, id);
      context.assert(typeof key?.value.name === 'string' && typeof key.value.created_at === 'string', list, {
        message: `The key ${id}, whose token the run uses, is not listed with its name and time of creation.`,
        pointer: key?.pointer ?? '/data',
        value: key?.value,
        // That a token begins with the ID of its key is only shown.
        basis: 'inferred',
      });
    },
  ),
  check({ promise: 'api-keys.own-only', needs: ['keys.foreign'] }, async (context, api) => {
    const list = context.requireStatus(await api.listApiKeys());
    const foreign = keyIn(list, api.settings.keys?.foreign);
    context.assert(foreign === undefined, list, {
      message: `The key ${api.settings.keys?.foreign} belongs to another account, but it is listed.`,
      pointer: foreign === undefined ? '' : `${foreign.pointer}/id`,
      value: foreign?.value.id,
    });
  }),
  check('api-keys.count-matches', async (context, api) => {
    assertCount(context, context.requireStatus(await api.listApiKeys()));
  }),
  readableKeyCheck(
    'api-keys.last-use-recorded',
    (context, { created, listedByOwn }) =>
      holdsLastUse(context, listedByOwn, idOf(context.requireStatus(created, 201))),
    async (context, api) => {
      await api.listApiKeys();
      holdsLastUse(context, await api.listApiKeys({ again: true }), ownKeyId(context, api));
    },
  ),
];

function keyIn(list: ApiResponse, id: unknown) {
  return id === undefined ? undefined : itemsOf(list, 'data').find(({ value }) => value.id === id);
}

/** The ID of the key whose token the run uses: a token begins with it, as the samples show. */
function ownKeyId(context: CheckContext, api: TrustCallerApi): number {
  const [, id] = /^(\d+)\|/.exec(api.settings.token) ?? [];
  return id === undefined ? context.skip('the token does not say whose key it is; needs --allow-writes') : Number(id);
}

function listsNoToken(context: CheckContext, list: ApiResponse, tokens: readonly string[]): void {
  for (const token of tokens) holdsNoToken(context, list, token);
  for (const { pointer, value } of itemsOf(context.requireStatus(list), 'data')) {
    const shown = Object.keys(value).find(
      (field) => /token|secret|hash/i.test(field) && typeof value[field] === 'string',
    );
    context.assert(shown === undefined, list, {
      message: `A listed key has a field ${shown} with a text in it.`,
      pointer: `${pointer}/${shown}`,
    });
  }
}

function holdsLastUse(context: CheckContext, list: ApiResponse, id: number | undefined): void {
  const key = keyIn(context.requireStatus(list), id);
  const [used, made] = [Date.parse(String(key?.value.last_used_at)), Date.parse(String(key?.value.created_at))];
  context.assert(used >= made, list, {
    message: 'The key was used, but the list has no time of last use that is not before its creation.',
    pointer: key === undefined ? '' : `${key.pointer}/last_used_at`,
    value: key?.value.last_used_at,
  });
}

function responsesAfterCreation(life: KeyLife): ApiResponse[] {
  const { listed, nameless, tooLong, usedBefore, listedAfter, listedByOwn, unknownRevoked, revoked, usedAfter } = life;
  return [listed, nameless, tooLong, usedBefore, listedAfter, listedByOwn, unknownRevoked, revoked, usedAfter];
}

/** Neither the whole token nor the part of it behind a bar stands in a response. */
function holdsNoToken(context: CheckContext, response: ApiResponse, token: string): void {
  const secret = token.slice(token.indexOf('|') + 1);
  context.assert(!response.body.includes(secret), response, {
    message: 'The response carries the token of a key created before.',
  });
}
