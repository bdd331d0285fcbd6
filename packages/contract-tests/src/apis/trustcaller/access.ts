import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { listEveryRequest } from '../../engine/every-operation.ts';
import { lookBack } from '../../engine/look-back.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { sideBySide } from '../../engine/session/side-by-side.ts';
import type { Sending, TrustCallerApi } from './api.ts';
import { assertMessage } from './assertions.ts';
import { liveWithKeys } from './key-life.ts';

/** A token of the usual form that was never issued. */
const neverIssued = '999999999|never-issued-never-issued-never-issued';

/** The permission that the document requires beside that for any operation. */
const keyManagement = 'api_keys_manage';

/** The checks of tokens and permissions. */
export const accessChecks: readonly Check<TrustCallerApi>[] = [
  check(
    {
      promise: 'trustcaller.token-in-bearer-header',
      notEverywhere: 'with a valid token only requests that change nothing are sent',
      phase: 'last',
      worksOnMock: true,
    },
    async (context, api) => {
      // What the run has sent already shows it for most operations; the rest are asked for their sake alone.
      const { operations } = api.session.contract;
      for (const { operationId, object } of operations.filter((known) => known.object['x-effect'] === 'read')) {
        const response = await ownResponse(api, operationId);
        const granted = (object['x-required-permissions'] ?? []).every((each) => api.session.granted.has(each));
        if (response === undefined || (response.status === 403 && !granted)) continue;
        context.assert(response.status !== 401 && response.status !== 403, response, {
          message: `A valid token was rejected with ${response.status}.`,
          place: 'response status',
          value: response.status,
        });
      }
    },
  ),
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
  check(
    {
      promise: 'trustcaller.key-permission-needed',
      notEverywhere: 'it does not need the permission',
      needs: ['noKeyManagementToken'],
    },
    async (context, api) => {
      const sending = { token: api.settings.noKeyManagementToken ?? null };
      await assertEveryOperation(context, api, sending, 403, (permissions) => permissions.includes(keyManagement));
    },
  ),
  check(
    {
      promise: 'trustcaller.key-permission-not-needed-for-data',
      notEverywhere: 'it needs the permission',
      needs: ['noKeyManagementToken'],
    },
    async (context, api) => {
      const sending = { token: api.settings.noKeyManagementToken ?? null };
      await assertEveryOperation(context, api, sending, 200, (permissions) => !permissions.includes(keyManagement));
    },
  ),
  check(
    {
      promise: 'trustcaller.permissions-belong-to-account',
      notEverywhere: 'a permission that two operations show belongs to the account',
      level: 'writes',
    },
    async (context, api) => {
      const { created, usedBefore, listed } = await liveWithKeys(api);
      context.requireStatus(created, 201);
      for (const response of [usedBefore, listed]) context.assertStatus(response, 200);
    },
  ),
  check({ promise: 'trustcaller.refusals-carry-message', phase: 'last', worksOnMock: true }, async (context, api) => {
    await api.listNumbers({}, { token: null });
    await api.checkLiveCall({});
    const met = await lookBack(api.session, (sample) => api.request(sample));
    for (const response of met.filter(({ status }) => [401, 403, 422].includes(status))) {
      assertMessage(context, response);
    }
  }),
];

/** Every operation with one credential; those that change something only where writes are allowed. */
async function assertEveryOperation(
  context: CheckContext,
  api: TrustCallerApi,
  sending: Sending,
  status: number,
  isWanted: (permissions: readonly string[]) => boolean = () => true,
): Promise<void> {
  for (const response of await sendEverywhere(api, sending, isWanted)) {
    const { path = '' } = api.session.contract.operations.find((one) => one.operationId === response.operationId) ?? {};
    // Whether a permission or a record is looked for first is not documented.
    if (status !== 401 && response.status === 404 && path.includes('{')) continue;
    context.assertStatus(response, status);
  }
}

async function sendEverywhere(
  api: TrustCallerApi,
  sending: Sending,
  isWanted: (permissions: readonly string[]) => boolean,
): Promise<ApiResponse[]> {
  const { operations } = api.session.contract;
  const permissionsOf = (operationId: string) =>
    operations.find((known) => known.operationId === operationId)?.object['x-required-permissions'] ?? [];
  const samples = listEveryRequest(api.session).filter(({ operationId }) => isWanted(permissionsOf(operationId)));
  return sideBySide(samples, (sample) => api.request(sample, sending));
}

/** A response to the account's own token: the worst that the run has met, or else that to a request of its own. */
async function ownResponse(
  api: TrustCallerApi,
  operationId: string,
): Promise<Pick<ApiResponse, 'exchange' | 'status'> | undefined> {
  const own = api.session.recorder.entries.filter(
    ({ operation, request, repeated }) =>
      !repeated &&
      operation?.operationId === operationId &&
      request.headers.some(([, value]) => value === `Bearer ${api.settings.token}`),
  );
  const met = own.flatMap(({ index, response }) =>
    response === null ? [] : [{ exchange: index, status: response.status }],
  );
  const worst = met.find(({ status }) => status === 401 || status === 403) ?? met[0];
  const sample = listEveryRequest(api.session).find((known) => known.operationId === operationId);
  return worst ?? (sample && (await api.request(sample)));
}
