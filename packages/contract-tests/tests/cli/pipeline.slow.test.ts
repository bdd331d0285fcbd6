import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSandbox, serve } from '@trustline/sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { closeAll, folder, serveSandbox, writeProfile } from './command-process.ts';

afterEach(closeAll);

/** Runs the command in this process. */
async function run(parameters: readonly string[], environment: Record<string, string> = {}) {
  const [out, error, passing]: string[][] = [[], [], []];
  const code = await runCommand(parameters, {
    stdout: (text) => void out?.push(text),
    stderr: (text) => void error?.push(text),
    progress: (text) => void passing?.push(text),
    environment: { ...environment },
    width: 100,
  });
  return { code, stdout: out?.join('') ?? '', stderr: error?.join('') ?? '', passing: passing?.join('') ?? '' };
}

/** A profile of a served sandbox's TrustCaller account, with a fault if wanted. */
async function profileOf(fault?: string, extras: object = {}) {
  const { sandbox, server } = await serveSandbox(fault);
  const { trustcaller } = sandbox.profile(server.origin);
  const { baseUrl, token } = trustcaller;
  return writeProfile({ trustcaller: { baseUrl, token }, ...extras });
}

const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
const broken = 'calls.most-recent-first';
const fault = 'list-calls.oldest-first';
const accept = (until: string, promise = broken) => ({ accepted: [{ promise, reason: 'ticket 17', until }] });

describe('a selection', () => {
  it.each([
    [['--only', 'calls.*'], (id: string) => id.startsWith('calls.')],
    [['--only', 'test-numbers'], (id: string) => id.startsWith('test-numbers.')],
    [['--only', 'listCalls', '--skip', '*-masked'], (id: string) => id.startsWith('calls.') && !id.endsWith('-masked')],
  ])('%j verifies what it names and nothing else', async (words, isMeant) => {
    const { code, stdout } = await run(['--profile', await profileOf(), '--format', 'json', ...words]);

    const { apis }: { apis: { promises: { id: string; reason: string | null }[] }[] } = JSON.parse(stdout);
    const promises = apis.flatMap((api) => api.promises);
    const verified = promises.filter(({ reason }) => reason !== 'it was omitted from this run').map(({ id }) => id);
    expect(code).toBe(0);
    expect(verified).toEqual(promises.map(({ id }) => id).filter(isMeant));
  });

  it('that fits nothing is rejected in one sentence', async () => {
    const { code, stderr } = await run(['--profile', await profileOf(), '--only', 'cals.*']);

    expect(code).toBe(2);
    expect(stderr).toBe(
      'Nothing is called cals.*: it takes the id of a promise, its area, a tag or an operation; see --list.\n',
    );
  });
});

describe('an accepted fault', () => {
  it.each([
    [
      'is shown as accepted and fails nothing',
      fault,
      accept(inAYear),
      0,
      `ACCEPTED until ${inAYear} ${broken}: ticket 17`,
    ],
    [
      'fails again when its day is over',
      fault,
      accept('2026-01-31'),
      1,
      `NO LONGER ACCEPTED since 2026-01-31 ${broken}`,
    ],
    [
      'that nothing needs any more is named',
      undefined,
      accept(inAYear),
      0,
      `ACCEPTED WITHOUT NEED ${broken}: ticket 17`,
    ],
  ])('%s', async (_, given, extras, expected, text) => {
    const { code, stdout } = await run(['--profile', await profileOf(given, extras), '--only', 'listCalls']);

    expect(stdout).toContain(text);
    expect(stdout.includes(`VIOLATED ${broken}`)).toBe(expected === 1);
    expect(code).toBe(expected);
  });

  it('keeps its verdict in the report, and is no failure for a machine', async () => {
    const file = await profileOf(fault, accept(inAYear));
    const reports = join(await folder(), 'reports');

    await run(['--profile', file, '--only', 'listCalls', '--report', reports]);

    const report = JSON.parse(await readFile(join(reports, 'report.json'), 'utf8'));
    const { verdict } = report.apis[0].promises.find(({ id }: { id: string }) => id === broken);
    expect([report.verdict, verdict]).toEqual(['kept', 'violated']);
    expect(await readFile(join(reports, 'junit.xml'), 'utf8')).toContain(`accepted until ${inAYear}: ticket 17`);
    expect(await readFile(join(reports, 'junit.xml'), 'utf8')).not.toContain('<failure');
  });

  it('must be one of a promise', async () => {
    const { code, stderr } = await run(['--profile', await profileOf(undefined, accept(inAYear, 'calls.recent'))]);

    expect(code).toBe(2);
    expect(stderr).toBe('"accepted" names calls.recent, which is no promise and no operation; see --list.\n');
  });
});

describe('the output', () => {
  it.each([
    [
      [],
      /^TrustCaller API at http:\/\/127\.0\.0\.1:\d+\/api\/v1 \(server, reading only\)\n[\s\S]*\nContract kept\.\n$/,
      'The run reads, and requests changes only for unknown IDs (--reads-only: none).\n',
    ],
    [['--reads-only'], /\(server, reading only\)/, 'The run reads, and requests no changes.\n'],
    [['--quiet'], /^Contract kept\.\n$/, ''],
    [['--format', 'json'], /^\{\n[\s\S]*\}\n$/, ''],
    [['--format', 'junit'], /^<\?xml [\s\S]*<\/testsuites>\n?$/, ''],
    [['--format', 'github'], /^::notice title=TrustCaller API::\d+ kept, [^\n]*\n$/, ''],
  ])('with %j is nothing else', async (words, expected, level) => {
    const { stdout, stderr } = await run(['--profile', await profileOf(), '--only', 'listApiKeys', ...words]);

    expect(stdout).toMatch(expected);
    expect(stderr).toBe(level);
  });

  it('says that what a run without an option writes is written to unknown IDs', async () => {
    const { stdout } = await run(['--profile', await profileOf(), '--only', 'revokeApiKey']);

    expect(stdout).toMatch(/^TrustCaller API at .* \(server, reading, and changes to unknown IDs only\)\n/);
    expect(stdout).toMatch(/\n\d+ requests?, \d+ writes? to unknown IDs, [\d.]+ s\n/);
  });

  it('shows how far it is on a terminal, and not in CI', async () => {
    const words = ['--profile', await profileOf(), '--only', 'listCalls'];

    const terminal = await run(words);
    const ci = await run(words, { CI: 'true' });

    expect(terminal.passing).toMatch(/trustcaller 1 of \d+, \d+ s left: calls\./);
    expect(terminal.passing.endsWith('\r\u001b[K')).toBe(true);
    expect(ci.passing).toBe('');
  });
});

describe('the way to a server', () => {
  it('may need headers, which are masked everywhere', async () => {
    const sandbox = createSandbox();
    const core: typeof sandbox.core = {
      ...sandbox.core,
      response: (request) => {
        met.push(String(request.header('x-gateway')));
        return sandbox.core.response(request);
      },
    };
    const met: string[] = [];
    const server = await serve({ core });
    const { baseUrl, token } = sandbox.profile(server.origin).trustcaller;
    const headers = { trustcaller: { 'X-Gateway': `\${GATEWAY}` } };
    const file = await writeProfile({ trustcaller: { baseUrl, token }, headers });

    const { code, stdout } = await run(['--profile', file, '--only', 'listApiKeys', '--format', 'json'], {
      GATEWAY: 'gateway-value-of-nobody',
    });
    await server.close();
    sandbox.close();

    expect(code).toBe(0);
    expect(new Set(met)).toEqual(new Set(['gateway-value-of-nobody']));
    expect(stdout).not.toContain('gateway-value-of-nobody');
  });

  it('may lead through a proxy that the environment names', async () => {
    const file = await profileOf();

    const { code, stderr } = await run(['--profile', file, '--only', 'listApiKeys'], {
      HTTP_PROXY: 'http://127.0.0.1:1',
    });

    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot be reached: /);
  });

  it.each([
    [['--ca', '/nowhere.pem'], '/nowhere.pem cannot be read: ENOENT.\n'],
    [['--cert', 'cert.pem'], '--cert and --key belong together.\n'],
  ])('with %j is rejected in one sentence', async (words, sentence) => {
    expect(await run(['--profile', await profileOf(), ...words])).toMatchObject({ code: 2, stderr: sentence });
  });
});
