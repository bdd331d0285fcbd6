import type { OpenApiDocument } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import type { PlainProfile, Profile } from './profile/profile.ts';
import type { Suite } from './suite.ts';

/** The suite of an API that has no checks: each of its promises is not verified. */
export function createPlainSuite(api: ApiName, document: OpenApiDocument): Suite<PlainProfile, PlainProfile> {
  const { profileKey = '', environmentVariable = '' } = document['x-registry']?.credential ?? {};
  return {
    api,
    settingsOf: (profile) => {
      const part: Profile[ApiName] = profile[api];
      return part && { ...textsOf(part), baseUrl: part.baseUrl };
    },
    mockSettings: (baseUrl) => ({ baseUrl, [profileKey]: 'mock-credential-of-nobody' }),
    ownCredential: environmentVariable,
    checks: [],
    observations: [],
    credentialsIn: () => [],
    credentials: ({ [profileKey]: secret }) => (secret === undefined ? [] : [[environmentVariable, secret]]),
    has: (settings, key) => key in settings,
    open: (_session, settings) => settings,
    discover: async (settings) => ({ settings, found: [] }),
    limit: () => null,
    createdCredentials: () => [],
    restorers: {},
    leaves: { writes: [], messages: [], 'mark-read': [] },
    rejectsCredential: () => false,
    deniesPermission: () => false,
  };
}

function textsOf(part: object): Record<string, string> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => typeof value === 'string'));
}
