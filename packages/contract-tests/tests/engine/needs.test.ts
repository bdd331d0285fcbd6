import { type ApiName, apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { suiteOf } from '../../src/apis/registry.ts';
import type { Profile } from '../../src/engine/profile/profile.ts';
import { openSandbox } from './in-process.ts';

const keys = apiNames.flatMap((api) =>
  [...new Set(suiteOf(api).checks.flatMap(({ needs = [] }) => needs))].map((key) => [api, key] as const),
);

/** The profile without one key, e.g. `trackers.foreign`. */
function without(profile: Profile, api: ApiName, key: string): Profile {
  const copy = structuredClone(profile);
  const path = key.split('.');
  const last = path.pop() ?? '';
  const place = path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : at),
    copy[api],
  );
  if (typeof place === 'object' && place !== null) Reflect.deleteProperty(place, last);
  return copy;
}

describe('a profile', () => {
  it.each(keys)('for %s without %s leaves just the checks that need it unverified', async (api, key) => {
    const { verify, profile } = openSandbox();

    const { promises } = await verify(api, { profile: without(profile(), api, key), discover: false });

    const concerned = suiteOf(api)
      .checks.filter(({ needs = [], onUnknownIds }) => needs.includes(key) && onUnknownIds === undefined)
      .map(({ promise }) => promise);
    const unverified = promises.filter(({ reason }) => reason === `needs ${api}.${key}`).map(({ id }) => id);
    expect(unverified.toSorted()).toEqual(concerned.toSorted());
    expect(promises.filter(({ verdict }) => verdict === 'violated')).toEqual([]);
  });

  it.each(apiNames)('with every key leaves next to nothing of %s unverified', async (api) => {
    const { verify } = openSandbox();

    const { promises } = await verify(api);

    const unverified = promises.filter(({ verdict }) => verdict !== 'kept').map(({ id, reason }) => `${id}: ${reason}`);
    expect(unverified).toEqual(
      api === 'navixy' ? [] : ['trustcaller.served-over-https: a loopback address needs no HTTPS'],
    );
    expect(promises.filter(({ verdict, ran }) => verdict === 'kept' && ran === 0)).toEqual([]);
  });
});
