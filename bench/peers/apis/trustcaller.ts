import type { BrokenServer } from '../bench/server.ts';
import type { TrafficRequest } from '../bench/traffic.ts';
import { at, entries } from '../bench/untyped.ts';
import { known, type PeerApi, read } from './peer-api.ts';

/** What the traffic needs to know about the account. */
interface TrustCallerAccount {
  readonly token: string;
  readonly noAccessToken: string;
  readonly noKeyManagementToken: string;
  readonly expendableToken: string;
  /** A number of the account without, one with a live call, and one of another account with a live call. */
  readonly number: string;
  readonly liveNumber: string;
  readonly foreignLiveNumber: string;
  readonly call: number;
  readonly foreignCall: number;
  /** A key of the account that may be revoked, and one of another account. */
  readonly key: number;
  readonly foreignKey: number;
}

/** TrustCaller's part of the comparison. */
export const trustcaller: PeerApi = {
  authorization: ({ trustcaller: { token } }) => `Bearer ${token}`,
  traffic: async (server) => listTraffic(await readAccount(server)),
};

const unknown = 999_999_999;
const days = { from: '2020-01-01', to: '2040-01-01' };

/** The fixed requests to the TrustCaller API: each operation first, then other uses, then its documented error responses. */
function listTraffic(account: TrustCallerAccount): TrafficRequest[] {
  const bearer = (token: string) => ({ credential: { authorization: `Bearer ${token}` } });
  const own = bearer(account.token);
  const noAccess = bearer(account.noAccessToken);
  const noKeys = bearer(account.noKeyManagementToken);
  const nobody = bearer('0|never-issued');
  return [
    { ...own, operationId: 'checkLiveCall', parameters: { number: account.liveNumber } },
    { ...own, operationId: 'listCalls', parameters: { ...days, per_page: 50, page: 1 } },
    { ...own, operationId: 'getCall', parameters: { id: account.call } },
    { ...own, operationId: 'listNumbers', parameters: { per_page: 50, page: 1 } },
    { ...own, operationId: 'listTestNumbers', parameters: { prefix: '8613' } },
    { ...own, operationId: 'listApiKeys' },
    { ...own, operationId: 'createApiKey', json: { name: 'Night shift' } },
    { ...own, operationId: 'revokeApiKey', parameters: { id: account.key } },
    { ...own, operationId: 'checkLiveCall', parameters: { number: account.number } },
    { ...own, operationId: 'checkLiveCall', parameters: { number: account.foreignLiveNumber } },
    { ...own, operationId: 'listCalls' },
    { ...own, operationId: 'listCalls', parameters: { ...days, per_page: 1, page: 2 } },
    { ...own, operationId: 'listCalls', parameters: { per_page: 50, page: 100 } },
    { ...own, operationId: 'listNumbers' },
    { ...own, operationId: 'listNumbers', parameters: { per_page: 50, page: 3 } },
    { ...own, operationId: 'listNumbers', parameters: { per_page: 1000 } },
    { ...own, operationId: 'listTestNumbers' },
    { ...own, operationId: 'listApiKeys' },
    { credential: {}, operationId: 'listNumbers' },
    { credential: {}, operationId: 'listApiKeys' },
    { ...nobody, operationId: 'listCalls' },
    { ...nobody, operationId: 'checkLiveCall', parameters: { number: account.number } },
    { ...noAccess, operationId: 'listNumbers' },
    { ...noAccess, operationId: 'getCall', parameters: { id: account.call } },
    { ...noKeys, operationId: 'listApiKeys' },
    { ...noKeys, operationId: 'createApiKey', json: { name: 'Not mine' } },
    { ...own, operationId: 'getCall', parameters: { id: unknown } },
    { ...own, operationId: 'getCall', parameters: { id: account.foreignCall } },
    { ...own, operationId: 'revokeApiKey', parameters: { id: account.foreignKey } },
    { ...own, operationId: 'checkLiveCall' },
    { ...own, operationId: 'listCalls', parameters: { from: '15.05.2026' } },
    { ...own, operationId: 'listCalls', parameters: { per_page: 0 } },
    { ...own, operationId: 'listNumbers', parameters: { per_page: 'all' } },
    { ...own, operationId: 'createApiKey', json: {} },
    { ...bearer(account.expendableToken), operationId: 'listTestNumbers', times: 61 },
  ];
}

async function readAccount(server: BrokenServer): Promise<TrustCallerAccount> {
  const { token, noAccessToken, noKeyManagementToken, expendableToken, ...ids } = server.profile.trustcaller;
  const keys = await read(server, 'trustcaller', '/auth/keys', { authorization: `Bearer ${token}` });
  const spare = entries(keys, 'data').find(
    (key) => ![token, expendableToken].some((used) => used?.startsWith(`${at(key, 'id')}|`)),
  );
  return {
    token,
    noAccessToken: known(noAccessToken),
    noKeyManagementToken: known(noKeyManagementToken),
    expendableToken: known(expendableToken),
    number: known(ids.numbers?.own),
    liveNumber: known(ids.numbers?.live),
    foreignLiveNumber: known(ids.numbers?.foreignLive),
    call: known(ids.calls?.own),
    foreignCall: known(ids.calls?.foreign),
    key: Number(at(spare, 'id')),
    foreignKey: known(ids.keys?.foreign),
  };
}
