import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, run, serveSandbox, writeProfile } from './command-process.ts';

afterEach(closeAll);

const address = 'http://127.0.0.1/';
/** What a run says before it sends anything. */
const announcement = 'The run reads, and requests changes only for unknown IDs (--reads-only: none).\n';

/** What was complained of once the run had said what it does. */
function afterAnnouncement(stderr: string): string {
  expect(stderr.slice(0, announcement.length)).toBe(announcement);
  return stderr.slice(announcement.length);
}

describe('trustline-contract', () => {
  it('ends with 2 and one sentence when the server is not there', async () => {
    const file = await writeProfile({ trustcaller: { baseUrl: 'http://127.0.0.1:1/api/v1', token: 'nobody-listens' } });

    const { code, stdout, stderr } = await run(['--profile', file]);

    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(afterAnnouncement(stderr)).toMatch(/^http:\/\/127\.0\.0\.1:1\/api\/v1 cannot be reached: .+\n$/);
  });

  it.each([
    ['navixy', 'NAVIXY_HASH', { hash: 'a'.repeat(32) }],
    ['trustcaller', 'TRUSTCALLER_TOKEN', { token: '99|never-issued' }],
  ] as const)('ends with 2 and one sentence when %s rejects the credential', async (api, name, credential) => {
    const { sandbox, server } = await serveSandbox();
    const settings = { ...sandbox.profile(server.origin)[api], ...credential };

    const { code, stderr } = await run(['--profile', await writeProfile({ [api]: settings })]);

    expect(code).toBe(2);
    expect(afterAnnouncement(stderr)).toBe(
      `${settings.baseUrl} rejects $${name}; put a valid credential into the profile.\n`,
    );
  });

  it.each([
    ['an unknown key', { navixy: { baseUrl: address, hash: 'x', port: 1 } }, '"navixy.port" is no key of a profile; '],
    ['no credential', { navixy: {} }, '"navixy.hash" is missing; put it there, or into NAVIXY_HASH'],
    ['a variable nobody set', { navixy: { baseUrl: address, hash: `\${NOT_SET}` } }, 'but it is not set.'],
    ['no JSON', '{"navixy":', 'is not valid JSON'],
  ])('ends with 2 and one sentence for a profile with %s', async (_, profile, sentence) => {
    const { code, stdout, stderr } = await run(['--profile', await writeProfile(profile)]);

    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    [['--profile', 'no-such-file.json'], 'There is no profile no-such-file.json; "trustline-contract init --out'],
    [['--profile', '.'], 'The profile . cannot be read: EISDIR.'],
    [['--target', 'moon'], "argument 'moon' is invalid. Allowed choices are mock, sandbox, server."],
    [['--api', 'other'], "argument 'other' is invalid. Allowed choices are navixy, trustcaller."],
    [
      ['--profile', 'x.json', '--target', 'mock'],
      '--profile and --target exclude each other: a profile names the server itself.',
    ],
    [['--unknown'], "unknown option '--unknown'"],
    [['stray'], 'too many arguments'],
  ])('ends with 2 and one sentence for %j', async (parameters, sentence) => {
    const { code, stderr } = await run(parameters);

    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.runIf(process.platform === 'linux')('ends with 2 for a folder where none can ever be made', async () => {
    const profile = await writeProfile({
      trustcaller: { baseUrl: 'http://127.0.0.1:1/api/v1', token: 'nobody-listens' },
    });

    const { code, stderr } = await run(['--profile', profile, '--report', '/proc/x']);

    expect(code).toBe(2);
    expect(afterAnnouncement(stderr)).toMatch(/^The reports cannot be written to \/proc\/x: .+\n$/);
  });

  it('ends with 2 when the folder for the reports cannot be made', async () => {
    const file = await writeProfile('{}');

    const { code, stderr } = await run(['--api', 'navixy', '--report', join(file, 'reports')]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^The reports cannot be written to .+\n$/);
  });
});
