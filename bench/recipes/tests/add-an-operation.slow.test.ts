import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

const patch = join(import.meta.dirname, 'fixtures/add-an-operation.patch');
let copy: RepositoryCopy;

beforeAll(async () => {
  copy = await copyRepository();
  await copy.patch(patch, 'specs/*');
  await copy.node('specs', 'build.ts');
});

afterAll(() => copy.remove());

/** Compiles a package of the copy anew. */
function compile(folder: string): Promise<string> {
  return copy.node(folder, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
}

/** Runs test files of a package of the copy; rejects with what they print when one of them fails. */
function test(folder: string, ...words: readonly string[]): Promise<string> {
  return copy.node(folder, 'node_modules/vitest/vitest.mjs', 'run', ...words);
}

/** Runs those tests in two files that are about the API with the new operation; the other API is as it was. */
async function testNavixy(folder: string, ...files: readonly [string, string]): Promise<void> {
  const printed = await test(folder, '--testNamePattern', 'navixy', ...files);

  expect(stripVTControlCharacters(printed)).toMatch(/Test Files +2 passed \(2\)/);
}

function verifySandbox(): Promise<string> {
  return copy.node('packages/contract-tests', 'bin/trustline-contract.js', '--api', 'navixy');
}

describe('the recipe "Add an operation"', () => {
  it('touches six files', async () => {
    const files = (await readFile(patch, 'utf8')).match(/^\+\+\+ b\/.+$/gm);

    expect(files).toHaveLength(6);
  });

  it('keeps the rules of the documents', async () => {
    expect(await copy.node('specs', 'lint.ts')).toContain('0 problems');
  });

  it('has a client, and is reported as missing where it still is, before it is simulated and checked', async () => {
    await copy.node('packages/client', 'generate/generate.ts');
    const generated = await readFile(join(copy.folder, 'packages/client/generated/navixy-types.ts'), 'utf8');
    const printed = await verifySandbox();

    expect(generated).toContain('CountTrustedNumbersInput');
    expect(printed).toMatch(/no check:\s+trusted-numbers\.count-matches-list/);
    expect(printed).toContain('Contract kept.');
  });

  it('ends with every promise kept and every test green', async () => {
    await copy.patch(patch, 'packages/*');
    await compile('packages/sandbox');
    await compile('packages/contract-tests');
    const printed = await verifySandbox();
    await test('specs', 'tests/operations.test.ts', 'tests/promises.test.ts', 'tests/sample-request.test.ts');
    await testNavixy('packages/client', 'tests/methods.test.ts', 'tests/equality.test.ts');
    await testNavixy('packages/contract-tests', 'tests/engine/registry.test.ts', 'tests/reporters/sandbox-run.test.ts');

    expect(printed).not.toContain('no check');
    expect(printed).toContain('Contract kept.');
  }, 240_000);
});
