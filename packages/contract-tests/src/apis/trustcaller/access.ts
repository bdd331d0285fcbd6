import type { Check, CheckContext } from '../../engine/check.ts';
import { asText } from '../../engine/session/json.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
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
    worksOnMock: true,
    async run(context, api) {
      for (const response of [...(await readData(api, {})), await api.listApiKeys()]) {
        if (response.lacks !== undefined) continue;
        context.assert(response.status !== 401 && response.status !== 403, response, {
          message: `A valid token was rejected with ${response.status}.`,
          place: 'response status',
          value: response.status,
        });
      }
    },
  },
  {
    promise: 'trustcaller.missing-token-refused',
    worksOnMock: true,
    run: (context, api) => assertEveryOperation(context, api, { token: null }, 401),
  },
  {
    promise: 'trustcaller.invalid-token-refused',
    run: (context, api) => assertEveryOperation(context, api, { token: neverIssued }, 401),
  },
  {
    promise: 'trustcaller.access-permission-needed',
    needs: ['noAccessToken'],
    run: (context, api) => assertEveryOperation(context, api, { token: api.settings.noAccessToken ?? null }, 403),
  },
  {
    promise: 'trustcaller.key-permission-needed',
    needs: ['noKeyManagementToken'],
    async run(context, api) {
      const sending = { token: api.settings.noKeyManagementToken ?? null };
      context.assertStatus(await api.listApiKeys(sending), 403);
      if (!api.session.allows('writes')) return;
      for (const response of await writeKeys(api, sending)) {
        if (response.status !== 404) context.assertStatus(response, 403);
      }
    },
  },
  {
    promise: 'trustcaller.key-permission-not-needed-for-data',
    needs: ['noKeyManagementToken'],
    async run(context, api) {
      const sending = { token: api.settings.noKeyManagementToken ?? null };
      for (const response of [
        await api.listNumbers({ per_page: 1 }, sending),
        await api.listTestNumbers({}, sending),
        await api.listCalls({ per_page: 1 }, sending),
        await api.checkLiveCall({ number: api.settings.numbers?.own ?? '12025550100' }, sending),
      ]) {
        context.assertStatus(response, 200);
      }
    },
  },
  {
    promise: 'trustcaller.permissions-belong-to-account',
    level: 'writes',
    async run(context, api) {
      const { created, usedBefore, listed } = await liveWithKeys(api);
      context.requireStatus(created, 201);
      for (const response of [usedBefore, listed]) context.assertStatus(response, 200);
    },
  },
  {
    promise: 'trustcaller.refusals-carry-message',
    worksOnMock: true,
    async run(context, api) {
      const { noAccessToken } = api.settings;
      const errorResponses = [await api.listNumbers({}, { token: null }), await api.checkLiveCall({})];
      if (noAccessToken !== undefined) errorResponses.push(await api.listNumbers({}, { token: noAccessToken }));
      for (const response of errorResponses.filter(({ status }) => [401, 403, 422].includes(status))) {
        const message = valueAt(response, 'message');
        context.assert((asText(message) ?? '') !== '', response, {
          message: `The ${response.status} response carries no message for people.`,
          pointer: '/message',
          value: message,
        });
      }
    },
  },
];

/** Every operation with one credential; those that change something only where writes are allowed. */
async function assertEveryOperation(
  context: CheckContext,
  api: TrustCallerApi,
  sending: Sending,
  status: number,
): Promise<void> {
  const writes = api.session.allows('writes') ? await writeKeys(api, sending) : [];
  for (const response of [...(await readData(api, sending)), await api.listApiKeys(sending), ...writes]) {
    // Whether a permission or a record is looked for first is not documented.
    if (status === 403 && response.status === 404) continue;
    context.assertStatus(response, status);
  }
}

async function readData(api: TrustCallerApi, sending: Sending): Promise<ApiResponse[]> {
  return [
    await api.listNumbers({}, sending),
    await api.listTestNumbers({}, sending),
    await api.listCalls({}, sending),
    await api.getCall(api.settings.calls?.own ?? unknownId, sending),
    await api.checkLiveCall({ number: api.settings.numbers?.own ?? '12025550100' }, sending),
  ];
}

/** The operations that change keys, with what would do no harm if they were let through. */
async function writeKeys(api: TrustCallerApi, sending: Sending): Promise<ApiResponse[]> {
  const created = await api.createApiKey({ name: `${api.marker} rejected` }, sending);
  return [created, await api.revokeApiKey(unknownId, sending)];
}
