import type { Check, Checker } from '../../engine/check.ts';
import { asText, asTexts } from '../../engine/session/json.ts';
import { type Answer, itemsOf, valueAt } from '../../engine/session/response.ts';
import { story } from '../../engine/session/scenario.ts';
import type { TrustCallerApi } from './api.ts';
import { sameMoment, unknownId } from './call.ts';
import { idOf, type KeyLife, liveWithKeys, tokenOf } from './key-life.ts';

type Look = (checker: Checker, life: KeyLife, api: TrustCallerApi) => void;

/** A check that looks at the life of the run's keys. */
function keyCheck(promise: string, look: Look): Check<TrustCallerApi> {
  return { promise, writes: true, run: async (checker, api) => look(checker, await liveWithKeys(api), api) };
}

/** The checks of createApiKey, listApiKeys and revokeApiKey. */
export const apiKeyChecks: readonly Check<TrustCallerApi>[] = [
  keyCheck('api-keys.creation-answers-201', (checker, { created, createdByKey }) => {
    for (const answer of [created, createdByKey]) checker.answers(answer, 201);
  }),
  keyCheck('api-keys.token-returned-at-creation', (checker, { created, createdByKey }) => {
    for (const answer of [created, createdByKey]) {
      const token = asText(valueAt(checker.expects(answer, 201), 'token')) ?? '';
      checker.holds(token.length > 0, answer, {
        says: 'The answer carries no token at its top level.',
        pointer: '/token',
      });
    }
  }),
  keyCheck('api-keys.new-token-works', (checker, { created, createdByKey, listed, usedBefore }) => {
    checker.expects(created, 201);
    checker.answers(listed, 200);
    checker.expects(createdByKey, 201);
    checker.answers(usedBefore, 200);
  }),
  keyCheck('api-keys.token-shown-once', (checker, life) => {
    for (const token of [tokenOf(life.created), tokenOf(life.createdByKey)]) {
      for (const answer of answersAfterCreation(life)) holdsNoToken(checker, answer, token);
    }
  }),
  keyCheck('api-keys.name-kept', (checker, { created, createdByKey, listedAfter, names }) => {
    const asked = [
      { answer: created, name: names.first },
      { answer: createdByKey, name: names.longest },
    ];
    for (const { answer, name } of asked) {
      const listed = keyIn(listedAfter, idOf(checker.expects(answer, 201)))?.value.name;
      for (const kept of [valueAt(answer, 'name'), ...(listed === undefined ? [] : [listed])]) {
        checker.holds(kept === name, answer, {
          says: `The key was to be called "${name}", but is called ${JSON.stringify(kept)}.`,
          pointer: '/name',
          value: kept,
        });
      }
    }
  }),
  keyCheck('api-keys.name-required', (checker, { nameless }) => {
    checker.answers(nameless, 422);
    checker.holds(asTexts(valueAt(nameless, 'errors', 'name')).length > 0, nameless, {
      says: 'The errors do not name the name.',
      pointer: '/errors',
      value: valueAt(nameless, 'errors'),
    });
  }),
  keyCheck('api-keys.name-of-64-accepted', (checker, { createdByKey }) => checker.answers(createdByKey, 201)),
  keyCheck('api-keys.longer-name-refused', (checker, { tooLong, listedAfter, created, createdByKey }, { marker }) => {
    checker.answers(tooLong, 422);
    const asked: unknown[] = [idOf(created), idOf(createdByKey)];
    const stored = itemsOf(checker.expects(listedAfter), 'data').find(
      ({ value }) => asText(value.name)?.startsWith(marker) === true && !asked.includes(value.id),
    );
    checker.holds(stored === undefined, listedAfter, {
      says: 'The name was refused, yet a key was created.',
      pointer: stored === undefined ? '' : `${stored.pointer}/name`,
      value: stored?.value.name,
    });
  }),
  keyCheck('api-keys.rotation-without-dashboard', (checker, { createdByKey, usedBefore, revoked, usedAfter }) => {
    checker.answers(createdByKey, 201);
    for (const answer of [usedBefore, revoked, usedAfter]) checker.answers(answer, 200);
  }),
  keyCheck('api-keys.tokens-never-listed', (checker, life) => {
    for (const list of [life.listed, life.listedAfter, life.listedByOwn]) {
      for (const token of [tokenOf(life.created), tokenOf(life.createdByKey)]) holdsNoToken(checker, list, token);
      for (const { pointer, value } of itemsOf(checker.expects(list), 'data')) {
        const shown = Object.keys(value).find(
          (field) => /token|secret|hash/i.test(field) && typeof value[field] === 'string',
        );
        checker.holds(shown === undefined, list, {
          says: `A listed key has a field ${shown} with a text in it.`,
          pointer: `${pointer}/${shown}`,
        });
      }
    }
  }),
  keyCheck('api-keys.created-are-listed', (checker, { created, createdByKey, listedAfter, listedByOwn }) => {
    for (const answer of [created, createdByKey]) {
      for (const list of [listedAfter, listedByOwn]) {
        const key = keyIn(checker.expects(list), idOf(checker.expects(answer, 201)));
        const times = [key?.value.created_at, valueAt(answer, 'created_at')] as const;
        checker.holds(
          key?.value.name === valueAt(answer, 'name') && (times[0] === times[1] || sameMoment(...times)),
          list,
          {
            says: `The new key ${idOf(answer)} is not listed with its name and time of creation.`,
            pointer: key?.pointer ?? '/data',
            value: key?.value,
          },
        );
      }
    }
  }),
  {
    promise: 'api-keys.own-only',
    needs: ['keys.foreign'],
    async run(checker, api) {
      const list = checker.expects(await api.listApiKeys());
      const foreign = keyIn(list, api.settings.keys?.foreign);
      checker.holds(foreign === undefined, list, {
        says: `The key ${api.settings.keys?.foreign} belongs to another account, but it is listed.`,
        pointer: foreign === undefined ? '' : `${foreign.pointer}/id`,
        value: foreign?.value.id,
      });
    },
  },
  {
    promise: 'api-keys.count-matches',
    async run(checker, api) {
      const list = checker.expects(await api.listApiKeys());
      const count = valueAt(list, 'count');
      const { length } = itemsOf(list, 'data');
      checker.holds(count === length, list, {
        says: `The count is ${JSON.stringify(count)}, but ${length} keys are listed.`,
        pointer: '/count',
        value: count,
      });
    },
  },
  keyCheck('api-keys.last-use-recorded', (checker, { created, listedByOwn }) => {
    const key = keyIn(checker.expects(listedByOwn), idOf(checker.expects(created, 201)));
    const [used, made] = [Date.parse(String(key?.value.last_used_at)), Date.parse(String(key?.value.created_at))];
    checker.holds(used >= made, listedByOwn, {
      says: 'The key was used, but the list has no time of last use that is not before its creation.',
      pointer: key === undefined ? '' : `${key.pointer}/last_used_at`,
      value: key?.value.last_used_at,
    });
  }),
  keyCheck('api-keys.revoked-stops-at-once', (checker, { created, revoked, stopped }) => {
    checker.expects(created, 201);
    checker.expects(revoked);
    for (const answer of stopped) checker.answers(answer, 401);
  }),
  keyCheck('api-keys.others-keep-working', (checker, { revoked, usedAfter, ownAfter }) => {
    checker.expects(revoked);
    for (const answer of [usedAfter, ownAfter]) checker.answers(answer, 200);
  }),
  keyCheck('api-keys.revocation-confirmed', (checker, { created, revoked }) => {
    checker.expects(created, 201);
    checker.answers(revoked, 200);
    const message = valueAt(revoked, 'message');
    checker.holds((asText(message) ?? '') !== '', revoked, {
      says: 'There is no message for people.',
      pointer: '/message',
      value: message,
    });
  }),
  {
    promise: 'api-keys.foreign-key-not-found',
    needs: ['keys.foreign'],
    writes: true,
    async run(checker, api) {
      checker.answers(await revokeForeign(api), 404);
    },
  },
  {
    promise: 'api-keys.foreign-key-untouched',
    needs: ['keys.foreign'],
    writes: true,
    async run(checker, api) {
      const { keys, noAccessToken, noKeyManagementToken, expendableToken } = api.settings;
      const token = [noKeyManagementToken, expendableToken, noAccessToken].find((known) =>
        known?.startsWith(`${keys?.foreign}|`),
      );
      if (token === undefined) return checker.cannotTell('keys.foreign is none of the other tokens in the profile');
      await revokeForeign(api);
      const answer = await api.listNumbers({ per_page: 1 }, { token, again: true });
      checker.holds(answer.status !== 401, answer, {
        says: `The key ${keys?.foreign} of another account stopped working after an attempt to revoke it.`,
        place: 'response status',
        value: answer.status,
      });
    },
  },
  keyCheck('api-keys.unknown-key-not-found', (checker, { unknownRevoked }) => checker.answers(unknownRevoked, 404)),
];

const revokeForeign = story((api: TrustCallerApi) => api.revokeApiKey(api.settings.keys?.foreign ?? unknownId));

function keyIn(list: Answer, id: unknown) {
  return id === undefined ? undefined : itemsOf(list, 'data').find(({ value }) => value.id === id);
}

function answersAfterCreation(life: KeyLife): Answer[] {
  const { listed, nameless, tooLong, usedBefore, listedAfter, listedByOwn, unknownRevoked, revoked, usedAfter } = life;
  return [listed, nameless, tooLong, usedBefore, listedAfter, listedByOwn, unknownRevoked, revoked, usedAfter];
}

/** Neither the whole token nor the part of it behind a bar stands in an answer. */
function holdsNoToken(checker: Checker, answer: Answer, token: string): void {
  const secret = token.slice(token.indexOf('|') + 1);
  checker.holds(!answer.body.includes(secret), answer, {
    says: 'The answer carries the token of a key created before.',
  });
}
