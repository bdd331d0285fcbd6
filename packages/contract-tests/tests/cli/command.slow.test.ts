import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listPromises } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, folder, run, serveSandbox, writeProfile } from './command-process.ts';

afterEach(closeAll);

describe('trustline-contract', () => {
  it('finds that the sandbox keeps the contract, and says what it cost', async () => {
    const { code, stdout, stderr } = await run([]);

    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\d+ promises: \d+ kept, 0 violated, 0 deviate, 1 not verified\n\d+ requests, \d+ writes, [\d.]+ s\n/,
    );
    expect(stdout).toMatch(/Contract kept\.\n$/);
  });

  it('finds that the mocks keep what a mock can keep', async () => {
    const { code, stdout } = await run(['--target', 'mock']);

    expect(code).toBe(0);
    expect(stdout).toContain('a mock does not remember:');
    expect(stdout).toMatch(/ 0 violated/);
  });

  it('ends with 1 and a finding to act on when the contract is violated', async () => {
    const { sandbox, server } = await serveSandbox('list-calls.oldest-first');
    const profile = sandbox.profile(server.origin);

    const { code, stdout } = await run(['--profile', await writeProfile(profile), '--api', 'trustcaller']);

    expect(code).toBe(1);
    expect(stdout).toContain('VIOLATED calls.most-recent-first');
    expect(stdout).toContain('stated: TrustCaller API, List calls, https://');
    expect(stdout).toMatch(/response body \/data\/\d+\/start_at: "/);
    expect(stdout).toContain('\'authorization: Bearer \'"$TRUSTCALLER_TOKEN"');
    expect(stdout).not.toContain(profile.trustcaller.token);
    expect(stdout).toMatch(/Contract violated\.\n$/);
  });

  it('ends with 0 when something only deviates, and with 1 when that is to fail', async () => {
    // A server for each run: two would use more than the quota of a minute.
    const verifyWith = async (...options: string[]) => {
      const { sandbox, server } = await serveSandbox('list-calls.duration-in-milliseconds');
      return run(['--profile', await writeProfile(sandbox.profile(server.origin)), '--api', 'trustcaller', ...options]);
    };

    const lenient = await verifyWith();
    const strict = await verifyWith('--strict');

    expect([lenient.code, strict.code]).toEqual([0, 1]);
    expect(lenient.stdout).toContain('DEVIATES calls.duration-in-seconds');
    expect(lenient.stdout).toMatch(/Contract kept, with deviations; --strict makes them fail\.\n$/);
  });

  it('writes reports without a credential in them', async () => {
    const { sandbox, server } = await serveSandbox('create-api-key.returns-200');
    const profile = sandbox.profile(server.origin);
    const reports = join(await folder(), 'deep', 'reports');

    const { code, stdout } = await run([
      '--profile',
      await writeProfile(profile),
      '--allow-writes',
      '--report',
      reports,
    ]);

    const names = await readdir(reports);
    expect(code).toBe(1);
    expect(names.toSorted()).toEqual([
      'exchanges.har',
      'github-annotations.txt',
      'junit.xml',
      'report.html',
      'report.json',
      'summary.md',
      'verdicts.json',
    ]);
    const texts = await Promise.all(names.map((name) => readFile(join(reports, name), 'utf8')));
    for (const text of [stdout, ...texts]) {
      expect(text).not.toContain('sandbox-demo-token');
      expect(text).not.toContain(profile.navixy.hash);
    }
  });

  it('takes credentials from the environment', async () => {
    const { sandbox, server } = await serveSandbox();
    const { navixy } = sandbox.profile(server.origin);
    const file = await writeProfile({ navixy: { ...navixy, hash: `\${HASH}` } });

    const { code } = await run(['--profile', file], { HASH: navixy.hash });

    expect(code).toBe(0);
  });

  it('lists every check with what it needs, and runs none', async () => {
    const { code, stdout } = await run(['--list']);

    const ids = apiNames.flatMap((api) => listPromises(loadDocument(api)).map(({ id }) => id));
    expect(code).toBe(0);
    expect(ids.filter((id) => !stdout.includes(`  ${id}\n`))).toEqual([]);
    expect(stdout).toContain('(needs trustcaller.numbers.live)');
    expect(stdout).toContain('(needs --allow-writes)');
    expect(stdout).toContain('(needs --allow-messages)');
    expect(stdout).toContain('(needs --allow-mark-read)');
  });
});
