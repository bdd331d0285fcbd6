import type { Profile } from './profile/profile.ts';

/** A profile for a mock at an address; a mock takes any credential and knows no ids, so all of them are made up. */
export function mockProfile(baseUrl: string): Profile {
  return {
    navixy: { baseUrl, hash: '0'.repeat(32), timeZone: 'UTC', trackers: { active: [999_199, 991_999] } },
    trustcaller: {
      baseUrl,
      token: '1|mock-token-of-nobody',
      numbers: { own: '120000486562997' },
      calls: { own: 98_765 },
    },
  };
}
