import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { stateOf } from '../engine/in-process.ts';
import { closeAll, folder, type Outcome, run, type Started, start, writeProfile } from './command-process.ts';
import { type Passing, type WatchedSandbox, watchSandbox } from './watched-sandbox.ts';

const opened: WatchedSandbox[] = [];
afterEach(async () => {
  for (const watched of opened.splice(0)) await watched.close();
  await closeAll();
});

const allowAll = ['--allow-writes', '--allow-messages', '--allow-mark-read'];
/** Verifies one API only: what the other would send meanwhile changes nothing here and takes its time. */
const withKeys = ['--api', 'trustcaller'];
const withNumbers = ['--api', 'navixy'];
const isFirstKey = ({ method, path, status }: Passing) =>
  method === 'POST' && path.endsWith('/auth/keys') && status === 201;
const isFirstUpdate = ({ path, status }: Passing) => path.includes('/trusted_number/update') && status === 200;

/** A run with writes against a sandbox that something happens to at the first response of a kind. */
async function runUntil(
  parameters: readonly string[],
  moment: (passing: Passing) => boolean,
  happen: (started: Started, watched: WatchedSandbox) => void,
) {
  const watched = await watchSandbox();
  opened.push(watched);
  const { sandbox, origin } = watched;
  const before = await stateOf(sandbox);
  const reports = join(await folder(), 'reports');
  const profile = await writeProfile(sandbox.profile(origin));
  let isOver = false;
  watched.watch = (passing) => {
    if (!isOver && moment(passing)) {
      isOver = true;
      happen(started, watched);
    }
    return undefined;
  };
  const started = start(['--profile', profile, ...allowAll, '--report', reports, ...parameters]);
  const outcome: Outcome = await started.ended;
  return { watched, sandbox, before, reports, outcome };
}

async function restoreFileIn(reports: string): Promise<string> {
  const names = (await readdir(reports)).filter((name) => name.startsWith('restore-'));
  expect(names).toHaveLength(1);
  return join(reports, names[0] ?? '');
}

describe('a run with writes that is ended', () => {
  it.each([
    ['SIGINT', 130, withKeys, isFirstKey],
    ['SIGTERM', 143, withNumbers, isFirstUpdate],
    ['SIGHUP', 129, withKeys, isFirstKey],
  ] as const)('by %s puts everything back and ends with %i', async (signal, code, parameters, moment) => {
    const { sandbox, before, reports, outcome } = await runUntil(parameters, moment, ({ kill }) => kill(signal));

    expect(outcome.stderr).toMatch(new RegExp(`\n${signal}: putting back what the run has changed\\.\n$`));
    expect(outcome.stdout).toMatch(new RegExp(`Not finished: the run was ended by ${signal}\\.\n(Reports: .*\n)?$`));
    expect(outcome.code).toBe(code);
    expect(await stateOf(sandbox)).toEqual(before);
    expect((await readdir(reports)).filter((name) => name.startsWith('restore-'))).toEqual([]);
  });

  it('by a closed pipe puts everything back', async () => {
    const { sandbox, before } = await runUntil(withKeys, isFirstKey, ({ closePipe, kill }) => {
      closePipe();
      // The process notices when it writes, which it does first when it is told to end.
      kill('SIGTERM');
    });

    expect(await stateOf(sandbox)).toEqual(before);
  });

  it('by kill -9 leaves a file for its owner only, which restore puts back and removes', async () => {
    const { sandbox, before, reports } = await runUntil(withNumbers, isFirstUpdate, ({ kill }) => kill('SIGKILL'));
    const file = await restoreFileIn(reports);
    const { mode } = await stat(file);
    const text = await readFile(file, 'utf8');

    const { code, stdout } = await run(['restore', file]);

    expect((mode & 0o777).toString(8)).toBe('600');
    expect(text).not.toContain('sandbox-demo-token');
    expect(stdout).toMatch(/^(Put back: the (API keys of the run|trusted numbers of the trackers [\d, ]+)\.\n)+$/);
    expect(code).toBe(0);
    expect(await stateOf(sandbox)).toEqual(before);
    expect(await readdir(reports)).toEqual([]);
  });

  it('by a server that dies says what is left, and restore puts it back when the server lives again', async () => {
    const { watched, sandbox, before, reports, outcome } = await runUntil(withKeys, isFirstKey, (_, served) => {
      served.watch = () => 'cut';
    });
    const file = await restoreFileIn(reports);
    watched.watch = () => undefined;

    const { code } = await run(['restore', file]);

    expect(outcome.stdout).toMatch(/NOT RESTORED: the API keys of the run: the key \d+ could not be revoked/);
    expect(outcome.stderr).toContain(`trustline-contract restore ${file}`);
    expect(outcome.code).not.toBe(0);
    expect(code).toBe(0);
    // The run and the restoration have used the quota of the minute.
    sandbox.clock.move(60_000);
    expect(await stateOf(sandbox)).toEqual(before);
  });

  it('by its time limit puts everything back and ends with 2', async () => {
    const watched = await watchSandbox();
    opened.push(watched);
    const before = await stateOf(watched.sandbox);
    // Every response but the first few takes long enough for the limit to come first.
    watched.watch = ({ number }) =>
      number < 60 ? undefined : new Promise((resolve) => setTimeout(() => resolve(undefined), 300));
    const profile = await writeProfile(watched.sandbox.profile(watched.origin));

    const { code, stdout } = await run(['--profile', profile, ...allowAll, '--time-limit', '4']);

    expect(stdout).toContain('the time limit of 4 s was reached:');
    expect(stdout).toMatch(/Not finished: the time limit of 4 s was reached\.\n$/);
    expect(code).toBe(2);
    expect(await stateOf(watched.sandbox)).toEqual(before);
  });
});

describe('trustline-contract restore', () => {
  it.each([
    ['a file that is not there', 'no-such-file.json', 'There is no no-such-file.json; a run that has put everything'],
    ['a file that is something else', 'package.json', 'package.json is no file that a run left to be restored.'],
  ])('rejects %s in one sentence', async (_, file, sentence) => {
    const { code, stderr } = await run(['restore', file]);

    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });
});
