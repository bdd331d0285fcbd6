import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOperations } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const vendorPath = new RegExp(`(^|/)(${apiNames.join('|')})(/|\\.|-)`);
const files = execFileSync('git', ['ls-files', '*.ts', '*.mjs', '*.js'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => !/(^|\/)(tests|fixtures)\//.test(file) && !file.startsWith('specs/') && !vendorPath.test(file));

/** The files outside the vendors' own folders that name a vendor, each with the reason. */
const namesVendors: Readonly<Record<string, string>> = {
  'bench/generators/apis/apis.ts': 'the registry of the layer',
  'bench/live/apis/apis.ts': 'the registry of the layer',
  'bench/load/apis/apis.ts': 'the registry of the layer',
  'bench/peers/apis/apis.ts': 'the registry of the layer',
  'docs/src/apis/apis.ts': 'the registry of the layer',
  'packages/client/src/error.ts': 'an error has the code type of the vendor that has codes',
  'packages/client/src/index.ts': 'the entry with all vendors',
  'packages/client/src/testing.ts': 'the entry with the fixtures of all vendors',
  'packages/contract-tests/src/apis/registry.ts': 'the registry of the layer',
  'packages/contract-tests/src/index.ts': 'exports the types of each part of a profile',
  'packages/sandbox/src/apis/data.ts': 'the registry of tables, fixtures and profiles',
  'packages/sandbox/src/apis/registry.ts': 'the registry of the layer',
};

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

describe('the house', () => {
  it('names a vendor outside its folders only where a reason is given', () => {
    const found = files.filter(
      (file) => new RegExp(apiNames.join('|'), 'i').test(read(file)) || /\bNVX\b/i.test(read(file)),
    );

    expect(found.toSorted()).toEqual(Object.keys(namesVendors).toSorted());
    expect(found.length).toBeLessThanOrEqual(12);
  });

  it('lists operations nowhere but in the documents', () => {
    const ids = apiNames.flatMap((api) => listOperations(loadDocument(api)).map(({ operationId }) => operationId));
    const lists = files.filter((file) => {
      const text = read(file);
      return ids.filter((id) => new RegExp(`\\b${id}\\b`).test(text)).length >= 3;
    });

    expect(lists).toEqual([]);
  });

  it('gives each error the name of its class', () => {
    const named = files.flatMap((file) =>
      [...read(file).matchAll(/class (\w+) extends \w*Error\b[^{]*\{\s*override readonly name = '(\w+)'/g)].map(
        ([, className, name]) => ({ file, className, name }),
      ),
    );

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ className, name }) => className !== name)).toEqual([]);
  });
});
