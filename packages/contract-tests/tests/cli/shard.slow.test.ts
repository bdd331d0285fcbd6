import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import type { RunResult } from '../../src/engine/result.ts';
import { readShard } from '../../src/engine/shard.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustline-shards-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...parameters: string[]) {
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  const code = await runCommand(parameters, { stdout: write, stderr: write, environment: {}, width: 100 });
  return { code, output };
}

async function verdictsIn(report: string) {
  const { apis }: RunResult = JSON.parse(await readFile(join(folder, report, 'report.json'), 'utf8'));
  return apis.flatMap(({ promises }) => promises.map(({ id, verdict }) => `${id} ${verdict}`));
}

describe('a run in four shards', { timeout: 600_000 }, () => {
  it('has, merged, the verdicts of the run in one', async () => {
    const whole = await run('--api', 'trustcaller', '--report', join(folder, 'whole'));
    const reports: string[] = [];
    for (const shard of ['1/4', '2/4', '3/4', '4/4']) {
      const report = join(folder, shard.replace('/', '-of-'));
      const { code } = await run('--api', 'trustcaller', '--shard', shard, '--report', report);
      expect(code).toBe(0);
      reports.push(join(report, 'report.json'));
    }

    const merged = await run('merge', ...reports, '--report', join(folder, 'merged'));
    expect(merged).toMatchObject({ code: whole.code });
    expect(await verdictsIn('merged')).toEqual(await verdictsIn('whole'));

    const [first = '', ...others] = reports;
    const missing = await run('merge', ...others, '--report', join(folder, 'missing'));
    expect(missing).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^\S+ was verified by none of these runs; [^\n]+\n$/),
    });
    const twice = await run('merge', first, ...reports, '--report', join(folder, 'twice'));
    expect(twice).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^\S+ was verified by two of these runs; [^\n]+\n$/),
    });
  });

  it.each(['0/4', '5/4', '1', 'a/b', '1/0'])('cannot be asked for as %s', (text) => {
    expect(() => readShard(text)).toThrow(/^--shard takes [^\n]+\.$/);
  });
});

describe('a run compared with an earlier one', { timeout: 600_000 }, () => {
  it('says what changed, and nothing when nothing did', async () => {
    const file = join(folder, 'last.json');
    await run('--api', 'trustcaller', '--report', join(folder, 'before'));
    const last = await readFile(join(folder, 'before', 'verdicts.json'), 'utf8');
    await writeFile(file, last);
    const same = await run('--api', 'trustcaller', '--compare', file);
    expect(same.output).toContain(`Nothing changed since ${file}.`);

    await writeFile(file, last.replace('"verdict": "kept"', '"verdict": "violated"'));
    const changed = await run('--api', 'trustcaller', '--compare', file, '--report', join(folder, 'after'));
    expect(changed.output).toContain('### Newly kept');
    expect(await readFile(join(folder, 'after', 'changes.md'), 'utf8')).toContain('### Newly kept');
  });

  it('that is missing or no report is named before anything is sent', async () => {
    const missing = await run('--compare', join(folder, 'none.json'));
    expect(missing).toMatchObject({ code: 2, output: expect.stringMatching(/none\.json cannot be read: ENOENT\.\n$/) });
  });
});
