import { Buffer } from 'node:buffer';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDocument } from '@trustline/specs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecretMask } from '../../src/engine/secrets/mask.ts';
import { writeReports } from '../../src/reporters/write-reports.ts';
import { makeBrokenRun } from './broken-run.ts';
import { makeApi, makeExchange, makeFinding, makePromise, makeRun } from './sample-run.ts';

const secret = '7|sand"box/demo+<töken>&(1)';
const fileNames = [
  'exchanges.har',
  'github-annotations.txt',
  'junit.xml',
  'report.html',
  'report.json',
  'summary.md',
  'verdicts.json',
];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustline-reports-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function makeOptions(secrets: Readonly<Record<string, string>> = {}) {
  const mask = createSecretMask();
  for (const [name, value] of Object.entries(secrets)) mask.add(name, value);
  return { mask, loadDocument };
}

describe('writing the reports', () => {
  it('writes every report into a folder that is made for them, and names the files', async () => {
    const target = join(folder, 'new', 'reports');
    const paths = await writeReports(target, makeBrokenRun(), makeOptions());

    expect((await readdir(target)).sort()).toEqual(fileNames);
    expect(paths.sort()).toEqual(fileNames.map((name) => join(target, name)));
  });

  it('lets nobody but their owner read them', async () => {
    const paths = await writeReports(folder, makeBrokenRun(), makeOptions());

    for (const path of paths) expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('replaces the reports of an earlier run and leaves other files alone', async () => {
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await writeFile(join(folder, 'report.json'), 'old');
    await writeReports(folder, makeRun([makeApi('trustcaller')]), makeOptions());

    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).toMatchObject({ format: 3 });
  });

  it('leaves an earlier run as it was when a report cannot be made', async () => {
    await writeFile(join(folder, 'report.json'), 'old');
    const options = {
      ...makeOptions(),
      loadDocument: () => {
        throw new Error('no bundle');
      },
    };

    await expect(writeReports(folder, makeBrokenRun(), options)).rejects.toThrow('no bundle');
    expect(await readdir(folder)).toEqual(['report.json']);
    expect(await readFile(join(folder, 'report.json'), 'utf8')).toBe('old');
  });

  it('leaves nothing unfinished behind when a file cannot take its place', async () => {
    await mkdir(join(folder, 'junit.xml', 'occupied'), { recursive: true });

    await expect(writeReports(folder, makeBrokenRun(), makeOptions())).rejects.toThrow('junit.xml');
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('lets no secret through, wherever a server or a request put it', async () => {
    const forms = [
      secret,
      JSON.stringify({ token: secret }),
      encodeURIComponent(secret),
      new URLSearchParams({ token: secret }).toString(),
      Buffer.from(`user:${secret}`).toString('base64'),
    ];
    const everywhere = forms.join(' ');
    const exchange = makeExchange({
      request: {
        method: 'POST',
        url: `http://127.0.0.1:4020/calls?${new URLSearchParams({ token: secret })}`,
        headers: [['Authorization', `Bearer ${secret}`]],
        body: everywhere,
      },
      response: { status: 200, headers: [['X-Echo', everywhere]], body: everywhere },
    });
    const finding = makeFinding({
      value: everywhere,
      message: everywhere,
      curl: everywhere,
      pointer: `/${everywhere}`,
    });
    const promise = makePromise({
      verdict: 'violated',
      findings: [finding, { ...finding, kind: 'undocumented' }],
      reason: everywhere,
    });
    const restorations = [{ description: everywhere, restored: false, reason: everywhere }];
    const api = makeApi('trustcaller', {
      promises: [promise],
      exchanges: [exchange],
      restorations,
      baseUrl: everywhere,
    });
    await writeReports(folder, makeRun([api]), makeOptions({ TRUSTCALLER_TOKEN: secret }));

    const strongest = [...forms, secret.slice(2), JSON.stringify(secret).slice(1, -1), escapeHtml(secret), 'töken'];
    for (const name of fileNames) {
      const text = await readFile(join(folder, name), 'utf8');
      expect(
        strongest.filter((form) => text.includes(form)),
        name,
      ).toEqual([]);
      // Verdicts hold nothing that a server or a request said.
      if (name !== 'verdicts.json') expect(text, name).toContain('$TRUSTCALLER_TOKEN');
    }
  });
});

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
