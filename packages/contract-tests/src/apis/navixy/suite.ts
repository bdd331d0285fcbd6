import { isObject, parseJson } from '../../engine/session/json.ts';
import type { Suite } from '../../engine/suite.ts';
import { type NavixyApi, openNavixy } from './api.ts';
import { navixyChecks } from './checks.ts';
import { discoverTrackers } from './discover.ts';
import { navixyObservations } from './observations.ts';
import type { NavixyProfile } from './profile.ts';
import { permissionCode } from './responses.ts';
import { suggestTimeZone } from './suggest-time-zone.ts';
import { restoreTrustedLists } from './trusted-lists.ts';

/** Codes that reject the credential itself: wrong hash, and user or session not found. */
const credentialCodes: readonly unknown[] = [3, 4];

/** How the Navixy API is verified. */
export const navixySuite: Suite<NavixyProfile, NavixyApi> = {
  api: 'navixy',
  settingsOf: ({ navixy }) => navixy,
  mockSettings: (baseUrl) => ({
    baseUrl,
    hash: '0'.repeat(32),
    timeZone: 'UTC',
    trackers: { active: [999_199, 991_999] },
  }),
  ownCredential: 'NAVIXY_HASH',
  checks: navixyChecks,
  observations: navixyObservations,
  credentialsIn: ({ headers, url }, body) => {
    const fields = parseJson(body);
    const inBody = isObject(fields) ? fields.hash : new URLSearchParams(body).get('hash');
    const inHeader = /^NVX +(\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1];
    return [inBody, inHeader, new URL(url).searchParams.get('hash')].filter((hash) => typeof hash === 'string');
  },
  credentials: ({ hash, readOnlyHash, noChatHash }) =>
    Object.entries({
      NAVIXY_HASH: hash,
      NAVIXY_READ_ONLY_HASH: readOnlyHash,
      NAVIXY_NO_CHAT_HASH: noChatHash,
    }).flatMap(([name, secret]) => (secret === undefined ? [] : [[name, secret] as const])),
  has: (settings, key) =>
    key.split('.').reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), settings) !== undefined,
  open: openNavixy,
  discover: discoverTrackers,
  suggest: suggestTimeZone,
  limit: () => null,
  createdCredentials: () => [],
  leaves: {
    writes: [],
    messages: [
      'some ten chat messages to the first two trackers, two of them of 20,000 characters, which reach the devices',
    ],
    'mark-read': ['every message of the account marked as read, of trackers the profile does not name as well'],
  },
  restorers: { 'trusted-numbers': restoreTrustedLists },
  rejectsCredential: ({ response }) => {
    const body = response && parseJson(response.body);
    return isObject(body) && isObject(body.status) && credentialCodes.includes(body.status.code);
  },
  deniesPermission: ({ json }) => isObject(json) && isObject(json.status) && json.status.code === permissionCode,
};
