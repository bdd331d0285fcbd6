import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames } from '@trustline/specs';
import { afterEach, describe, expect, it } from 'vitest';
import { readProfile } from '../../src/engine/profile/read-profile.ts';
import { closeAll, folder, run, serveSandbox } from './command-process.ts';

afterEach(closeAll);

/** A served sandbox, and the environment of somebody who has nothing but a credential. */
async function serveAccount() {
  const { sandbox, server } = await serveSandbox();
  const { navixy, trustcaller } = sandbox.profile(server.origin);
  const environment = {
    NAVIXY_HASH: navixy.hash,
    NAVIXY_BASE_URL: navixy.baseUrl,
    TRUSTCALLER_TOKEN: trustcaller.token,
    TRUSTCALLER_BASE_URL: trustcaller.baseUrl,
  };
  return { sandbox, environment };
}

describe('trustline-contract init', () => {
  it('writes a profile with what it has found and what each missing key would add', async () => {
    const { environment } = await serveAccount();
    const file = join(await folder(), 'profile.json');

    const { code, stdout, stderr } = await run(['init', '--out', file], environment);
    const text = await readFile(file, 'utf8');
    const profile = readProfile(text, file, environment);

    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('missing trackers.foreign: 7 promises');
    expect(stdout).toMatch(/Verify with:\n {2}trustline-contract --profile .*profile\.json\n$/);
    expect(text).toContain('// "foreign": 0, // A tracker of another account. Adds 7 promises.');
    expect(text).not.toContain(environment.NAVIXY_HASH);
    expect(text).not.toContain(environment.TRUSTCALLER_TOKEN);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(profile.navixy?.trackers).toEqual({ active: [10001, 10002, 10003], blocked: 10004, chatUnsupported: 10005 });
    // A live call that only the live check has shown is for a person to confirm.
    expect(profile.trustcaller?.numbers).toEqual({ own: '120486560001' });
    expect(text).toContain(
      '// "live": "120486560000", // To be uncommented if it is right: seen by checkLiveCall only, which is itself to be verified. Adds 1 promise.',
    );
  });

  it('does not replace a file, and does without a question where there is no terminal', async () => {
    const { environment } = await serveAccount();
    const file = join(await folder(), 'profile.json');
    const api = ['--api', 'trustcaller', '--out', file];

    const nothing = await run(['init', ...api]);
    const first = await run(['init', ...api], environment);
    const second = await run(['init', ...api], environment);

    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toMatch(/^There is no credential: set NAVIXY_HASH or TRUSTCALLER_TOKEN /);
    expect(first.code).toBe(0);
    expect(second).toMatchObject({ code: 2, stderr: `${file} is there already; --force replaces it.\n` });
  });

  it.each(apiNames)('says so when %s rejects the credential', async (api) => {
    const { environment } = await serveAccount();

    const { code, stderr } = await run(
      ['init', '--api', api, '--credential', '99|never-issued-0000000000000000'],
      environment,
    );

    expect(code).toBe(2);
    expect(stderr).toMatch(/rejects \$(NAVIXY_HASH|TRUSTCALLER_TOKEN); put a valid credential into the profile\.\n$/);
  });
});

describe('trustline-contract --target server', () => {
  it('verifies by the credentials in the environment alone, and says what it has found', async () => {
    const { environment } = await serveAccount();

    const { code, stdout } = await run(['--target', 'server'], environment);

    expect(code).toBe(0);
    expect(stdout).toContain('Found by reading: trackers.active 10001, 10002, 10003');
    expect(stdout).toMatch(/Not verified\n {4}\(\d+\) needs --allow-messages:\n/);
  });

  it('ends with 2 and one sentence without any', async () => {
    expect(await run(['--target', 'server'])).toMatchObject({
      code: 2,
      stderr: 'There is no credential in the environment: set NAVIXY_HASH or TRUSTCALLER_TOKEN, or give a profile.\n',
    });
  });
});
