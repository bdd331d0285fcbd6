import { describe, expect, it } from 'vitest';
import { SetupError } from '../../src/engine/error.ts';
import { readProfile } from '../../src/engine/profile/read-profile.ts';

const navixy = { baseUrl: 'http://127.0.0.1:8080/v2', hash: 'demo-hash' };

function problemOf(profile: unknown, environment = {}): string {
  const text = typeof profile === 'string' ? profile : JSON.stringify(profile);
  try {
    readProfile(text, 'staging.json', environment);
  } catch (error) {
    if (error instanceof SetupError) return error.message;
    throw error;
  }
  return 'none';
}

describe('a profile', () => {
  it('is read with its variables filled in from the environment', () => {
    const profile = readProfile(
      JSON.stringify({ navixy: { ...navixy, hash: `\${HASH}`, trackers: { active: [1, 2] } } }),
      'staging.json',
      { HASH: 'from-the-environment' },
    );

    expect(profile).toEqual({ navixy: { ...navixy, hash: 'from-the-environment', trackers: { active: [1, 2] } } });
  });

  it.each([
    [
      'a key nobody knows',
      { navixy: { ...navixy, hsah: 'x' } },
      '"navixy.hsah" is no key of a profile; navixy takes baseUrl, hash, readOnlyHash, noChatHash, timeZone, trackers.',
    ],
    [
      'an API nobody knows',
      { navxy: navixy },
      '"navxy" is no key of a profile; the top level takes navixy, trustcaller, headers, accepted.',
    ],
    [
      'a missing credential',
      { trustcaller: { baseUrl: 'http://127.0.0.1/' } },
      '"trustcaller.token" is missing; put it there, or into TRUSTCALLER_TOKEN in the environment.',
    ],
    ['no API', {}, 'neither "navixy" nor "trustcaller" is there.'],
    ['a list instead of an object', [], 'the profile must be object.'],
    [
      'one active tracker only',
      { navixy: { ...navixy, trackers: { active: [1] } } },
      '"navixy.trackers.active" must NOT have fewer than 2 items.',
    ],
    [
      'an id in quotes',
      { navixy: { ...navixy, trackers: { foreign: '7' } } },
      '"navixy.trackers.foreign" must be integer.',
    ],
    [
      'an address that is none',
      { navixy: { ...navixy, baseUrl: 'localhost/v2' } },
      'navixy.baseUrl is no http or https address without user, query and fragment.',
    ],
  ])('with %s is rejected in one sentence', (_, profile, sentence) => {
    expect(problemOf(profile)).toBe(`staging.json: ${sentence}`);
  });

  it.each([
    'ftp://example.com/v2',
    'file:///etc/passwd',
    'http://user@example.com/v2',
    'http://:SECRETPASS@example.com/v2',
    'http://user:SECRETPASS@example.com/v2',
    'https://example.com/v2?hash=SECRETPASS',
    'https://example.com/v2#part',
  ])('with the address %s is rejected without repeating it', (baseUrl) => {
    expect(problemOf({ navixy: { ...navixy, baseUrl } })).toBe(
      'staging.json: navixy.baseUrl is no http or https address without user, query and fragment.',
    );
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://[fe80::1]/v2',
    'http://[::ffff:169.254.169.254]/v2',
    'http://[fd00:ec2::254]/v2',
    'http://metadata.google.internal/v1',
    'http://metadata.google.internal./v1',
  ])('with the address %s of a cloud is rejected', (baseUrl) => {
    expect(problemOf({ navixy: { ...navixy, baseUrl } })).toBe(
      'staging.json: navixy.baseUrl is an address that clouds keep for their own machines.',
    );
  });

  it('may have comments, and leave the credential to the environment and the address to the document', () => {
    const text = '{ // staging\n "trustcaller": { "calls": { "own": 1 }, } /* no more */ }';

    expect(readProfile(text, 'staging.json', { TRUSTCALLER_TOKEN: '1|from-the-environment' })).toEqual({
      trustcaller: {
        baseUrl: 'https://trustcaller.net/api/v1',
        token: '1|from-the-environment',
        calls: { own: 1 },
      },
    });
  });

  it('with a variable that is not set is rejected in one sentence', () => {
    expect(problemOf({ navixy: { ...navixy, hash: `\${NAVIXY_HASH}` } })).toBe(
      `staging.json: navixy.hash takes \${NAVIXY_HASH} from the environment, but it is not set.`,
    );
  });

  it('that is no JSON fails with the place and without quoting the file', () => {
    expect(problemOf('{\n  "navixy": { "hash": "secret" ]')).toBe('staging.json is not valid JSON (line 2 column 32).');
    expect(problemOf('secret')).toBe('staging.json is not valid JSON (line 1 column 1).');
  });
});
