import type { Check, Checker } from '../../engine/check.ts';
import { asText } from '../../engine/session/json.ts';
import type { Answer } from '../../engine/session/response.ts';
import { valueAt } from '../../engine/session/response.ts';
import type { Sending, TrustCallerApi } from './api.ts';
import { unknownId } from './call.ts';
import { liveWithKeys } from './key-life.ts';

/** A token of the usual form that was never issued. */
const neverIssued = '999999999|never-issued-never-issued-never-issued';

/** The checks of tokens and permissions. */
export const accessChecks: readonly Check<TrustCallerApi>[] = [
  {
    promise: 'trustcaller.token-in-bearer-header',
    stateless: true,
    async run(checker, api) {
      for (const answer of [...(await readData(api, {})), await api.listApiKeys()]) {
        checker.holds(answer.status !== 401 && answer.status !== 403, answer, {
          says: `A valid token was refused with ${answer.status}.`,
          place: 'response status',
          value: answer.status,
        });
      }
    },
  },
  {
    promise: 'trustcaller.missing-token-refused',
    stateless: true,
    run: (checker, api) => everyOperationAnswers(checker, api, { token: null }, 401),
  },
  {
    promise: 'trustcaller.invalid-token-refused',
    run: (checker, api) => everyOperationAnswers(checker, api, { token: neverIssued }, 401),
  },
  {
    promise: 'trustcaller.access-permission-needed',
    needs: ['noAccessToken'],
    run: (checker, api) => everyOperationAnswers(checker, api, { token: api.settings.noAccessToken ?? null }, 403),
  },
  {
    promise: 'trustcaller.key-permission-needed',
    needs: ['noKeyManagementToken'],
    async run(checker, api) {
      const sending = { token: api.settings.noKeyManagementToken ?? null };
      checker.answers(await api.listApiKeys(sending), 403);
      if (!api.session.writesAllowed) return;
      for (const answer of await writeKeys(api, sending)) checker.answers(answer, 403);
    },
  },
  {
    promise: 'trustcaller.key-permission-not-needed-for-data',
    needs: ['noKeyManagementToken'],
    async run(checker, api) {
      const sending = { token: api.settings.noKeyManagementToken ?? null };
      for (const answer of [
        await api.listNumbers({ per_page: 1 }, sending),
        await api.listTestNumbers({}, sending),
        await api.listCalls({ per_page: 1 }, sending),
        await api.checkLiveCall({ number: api.settings.numbers?.own ?? '12025550100' }, sending),
      ]) {
        checker.answers(answer, 200);
      }
    },
  },
  {
    promise: 'trustcaller.permissions-belong-to-account',
    writes: true,
    async run(checker, api) {
      const { created, usedBefore, listed } = await liveWithKeys(api);
      checker.expects(created, 201);
      for (const answer of [usedBefore, listed]) checker.answers(answer, 200);
    },
  },
  {
    promise: 'trustcaller.refusals-carry-message',
    stateless: true,
    async run(checker, api) {
      const { noAccessToken } = api.settings;
      const refusals = [await api.listNumbers({}, { token: null }), await api.checkLiveCall({})];
      if (noAccessToken !== undefined) refusals.push(await api.listNumbers({}, { token: noAccessToken }));
      for (const answer of refusals.filter(({ status }) => [401, 403, 422].includes(status))) {
        const message = valueAt(answer, 'message');
        checker.holds((asText(message) ?? '') !== '', answer, {
          says: `The ${answer.status} answer carries no message for people.`,
          pointer: '/message',
          value: message,
        });
      }
    },
  },
];

/** Every operation with one credential; those that change something only where writes are allowed. */
async function everyOperationAnswers(
  checker: Checker,
  api: TrustCallerApi,
  sending: Sending,
  status: number,
): Promise<void> {
  const writes = api.session.writesAllowed ? await writeKeys(api, sending) : [];
  for (const answer of [...(await readData(api, sending)), await api.listApiKeys(sending), ...writes]) {
    checker.answers(answer, status);
  }
}

async function readData(api: TrustCallerApi, sending: Sending): Promise<Answer[]> {
  return [
    await api.listNumbers({}, sending),
    await api.listTestNumbers({}, sending),
    await api.listCalls({}, sending),
    await api.getCall(api.settings.calls?.own ?? unknownId, sending),
    await api.checkLiveCall({ number: api.settings.numbers?.own ?? '12025550100' }, sending),
  ];
}

/** The operations that change keys, with what would do no harm if they were let through. */
async function writeKeys(api: TrustCallerApi, sending: Sending): Promise<Answer[]> {
  const created = await api.createApiKey({ name: `${api.marker} refused` }, sending);
  return [created, await api.revokeApiKey(unknownId, sending)];
}
