import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
let folder = '';
let packed = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustline-client-'));
  await run('pnpm', ['pack', '--pack-destination', folder], { cwd: root });
  const [tarball = ''] = await readdir(folder);
  await run('tar', ['-xzf', tarball], { cwd: folder });
  packed = join(folder, 'package');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function readDist(ending: string): Promise<string> {
  const names = (await readdir(join(packed, 'dist'))).filter((name) => name.endsWith(ending));
  return (await Promise.all(names.map((name) => readFile(join(packed, 'dist', name), 'utf8')))).join('\n');
}

describe('the packed package', () => {
  it('has no dependencies', async () => {
    const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(
      await readFile(join(packed, 'package.json'), 'utf8'),
    );

    expect([dependencies, peerDependencies, optionalDependencies]).toEqual([undefined, undefined, undefined]);
  });

  it('imports nothing but its own files', async () => {
    const code = (await readDist('.js')) + (await readDist('.d.ts'));
    const imported = Array.from(code.matchAll(/\bfrom "([^"]+)"|\bimport\("([^"]+)"\)/g), ([, name = '']) => name);

    expect(imported.filter((name) => !name.startsWith('./') && !name.startsWith('@trustline/client'))).toEqual([]);
  });

  it('is found well by publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: packed, strict: true });

    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });
});
