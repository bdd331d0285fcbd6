import { type ApiName, apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { everything, type Permissions } from '../../src/engine/level.ts';
import type { Profile } from '../../src/engine/profile/profile.ts';
import { openSandbox } from './in-process.ts';

const nothing: Permissions = { allowWrites: false, allowMessages: false, allowMarkRead: false };

/** A profile of nothing but an address and the first credential. */
function bare({ navixy, trustcaller }: Profile, api: ApiName): Profile {
  if (api === 'navixy' && navixy) return { navixy: { baseUrl: navixy.baseUrl, hash: navixy.hash } };
  return trustcaller ? { trustcaller: { baseUrl: trustcaller.baseUrl, token: trustcaller.token } } : {};
}

async function verifyBare(api: ApiName, permissions: Permissions, fault?: string) {
  const { verify, profile, sent } = openSandbox(fault === undefined ? {} : { fault });
  const result = await verify(api, { ...permissions, profile: bare(profile(), api) });
  const count = (verdict: string) => result.promises.filter((promise) => promise.verdict === verdict).length;
  return { ...result, sent, kept: count('kept'), broken: count('violated') + count('deviates') };
}

describe('a run that knows one credential', () => {
  it.each([
    ['navixy', nothing, 70],
    ['trustcaller', nothing, 73],
    ['navixy', everything, 94],
    ['trustcaller', everything, 85],
  ] as const)('of %s with %j verifies %i promises', async (api, permissions, verified) => {
    const { kept, broken, discovered } = await verifyBare(api, permissions);

    expect(broken).toBe(0);
    expect(kept).toBeGreaterThanOrEqual(verified);
    expect(discovered.map(({ key }) => key)).toEqual(
      api === 'navixy'
        ? ['trackers.active', 'trackers.chatUnsupported', 'trackers.blocked']
        : ['numbers.live', 'numbers.own', 'calls.own'],
    );
  });

  it('does not take what it has found by the live check for proof of the live check', async () => {
    const { promises } = await verifyBare('trustcaller', nothing);

    expect(promises.find(({ id }) => id === 'live-call.true-while-answered')?.reason).toBe(
      'needs trustcaller.numbers.live',
    );
  });

  it('finds no number without a call where the check is always true', async () => {
    const { promises } = await verifyBare('trustcaller', nothing, 'check-live-call.always-true');

    expect(promises.find(({ id }) => id === 'live-call.false-without-call')?.verdict).toBe('not-verified');
  });

  it.each(apiNames)('does not look for what the profile of %s names', async (api) => {
    const { verify } = openSandbox();

    expect((await verify(api)).discovered).toEqual([]);
  });
});
