import { isObject } from '../../engine/session/json.ts';
import type { Suite } from '../../engine/suite.ts';
import { openTrustCaller, type TrustCallerApi } from './api.ts';
import { trustCallerChecks } from './checks.ts';
import { listCreatedTokens } from './created-tokens.ts';
import { discoverRecords } from './discover.ts';
import { revokeLeftovers } from './leftover-keys.ts';
import { readLimits } from './limits.ts';
import { trustCallerObservations } from './observations.ts';
import type { TrustCallerProfile } from './profile.ts';

/** So many requests of a token's quota are left to whoever works with the same token at the same time. */
const reserve = 5;

const expendable = 'TRUSTCALLER_EXPENDABLE_TOKEN';

/** How the TrustCaller API is verified. */
export const trustCallerSuite: Suite<TrustCallerProfile, TrustCallerApi> = {
  api: 'trustcaller',
  settingsOf: ({ trustcaller }) => trustcaller,
  mockSettings: (baseUrl) => ({
    baseUrl,
    token: '1|mock-token-of-nobody',
    numbers: { own: '120000486562997' },
    calls: { own: 98_765 },
  }),
  ownCredential: 'TRUSTCALLER_TOKEN',
  checks: trustCallerChecks,
  observations: trustCallerObservations,
  credentialsIn: ({ headers }) => /^Bearer +(\S+)$/i.exec(headers.get('Authorization') ?? '')?.slice(1) ?? [],
  credentials: ({ token, noAccessToken, noKeyManagementToken, expendableToken }) =>
    Object.entries({
      TRUSTCALLER_TOKEN: token,
      TRUSTCALLER_NO_ACCESS_TOKEN: noAccessToken,
      TRUSTCALLER_NO_KEY_MANAGEMENT_TOKEN: noKeyManagementToken,
      [expendable]: expendableToken,
    }).flatMap(([name, secret]) => (secret === undefined ? [] : [[name, secret] as const])),
  has: (settings, key) =>
    key.split('.').reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), settings) !== undefined,
  open: openTrustCaller,
  discover: discoverRecords,
  limit: (credential, contract) => {
    const { requests } = readLimits(contract);
    // A window of time may end while the expendable token is used up, so it takes two quotas and a rejected request, and
    // one more quota to find out.
    return credential === expendable ? 3 * requests + 4 : requests - reserve;
  },
  createdCredentials: (operation, status, body) =>
    operation?.operationId === 'createApiKey' && status < 300
      ? listCreatedTokens(body).map((token) => ['TRUSTCALLER_CREATED_TOKEN', token] as const)
      : [],
  leaves: {
    writes: ['two ids of API keys used up; the keys themselves are revoked'],
    messages: [],
    'mark-read': [],
  },
  restorers: { 'api-keys': revokeLeftovers },
  rejectsCredential: ({ response }) => response?.status === 401 || response?.status === 403,
  deniesPermission: ({ status }) => status === 403,
};
