import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Listening, startMock } from '@trustline/mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSnippets } from './guides.ts';
import { type Servers, startServers } from './servers.ts';

const run = promisify(execFile);
const generated = join(import.meta.dirname, '../generated');

let servers: Servers;
let mocks: Readonly<Record<'navixy' | 'trustcaller', Listening>>;
let folder: string;

beforeAll(async () => {
  servers = await startServers();
  const [navixy, trustcaller] = await Promise.all([startMock('navixy'), startMock('trustcaller')]);
  mocks = { navixy, trustcaller };
  await mkdir(generated, { recursive: true });
  // Inside the package, so that its dependencies are found.
  folder = await mkdtemp(join(generated, 'guides-'));
});
beforeEach(() => servers.reset());
afterAll(async () => {
  await Promise.all([servers.stop(), mocks.navixy.stop(), mocks.trustcaller.stop(), rm(folder, { recursive: true })]);
});

/** The guides name the ports of `pnpm start`; the test's servers have others. */
function here(code: string): string {
  return code
    .replaceAll('http://127.0.0.1:4000', servers.docs)
    .replaceAll('http://127.0.0.1:4010', mocks.navixy.url)
    .replaceAll('http://127.0.0.1:4020', mocks.trustcaller.url)
    .replaceAll('http://127.0.0.1:4030', servers.sandbox);
}

describe('a command in a guide', () => {
  test.each(readSnippets('sh').map(({ guide, line, code }) => [`${guide}:${line}`, code]))(
    '%s works as it stands',
    async (_place, code) => {
      const expected = code.includes('Prefer: code=') ? /Prefer: code=(\d+)/.exec(code)?.[1] : '20';
      const status = code.includes('--include') ? '400' : expected;
      const { stdout } = await run('sh', ['-c', `${here(code).trim()} --silent --write-out '\\n%{http_code}'`]);

      expect(stdout.slice(stdout.lastIndexOf('\n') + 1)).toMatch(new RegExp(`^${status}`));
    },
  );
});

describe('a program in a guide', () => {
  const programs = readSnippets('ts').map(({ guide, line, code }) => [`${guide}:${line}`, code] as const);

  test.each(programs)('%s runs to its end', async (place, code) => {
    const file = join(folder, `${place.replace(/\W/g, '-')}.ts`);
    await writeFile(file, here(code));
    const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', file]);

    expect(stdout.trim()).not.toBe('');
  });

  test('every one of them has the right types', async () => {
    for (const [place, code] of programs) await writeFile(join(folder, `${place.replace(/\W/g, '-')}.ts`), code);
    const settings = { extends: '../../../tsconfig.base.json', include: ['*.ts'], compilerOptions: { noEmit: true } };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const compiler = join(import.meta.dirname, '../node_modules/typescript/bin/tsc');
    const printed = await run(process.execPath, [compiler, '-p', folder]).then(
      ({ stdout }) => stdout,
      ({ stdout }) => stdout,
    );

    expect(printed).toBe('');
  });
});
