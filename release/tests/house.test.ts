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
  'bench/client/memory.ts': 'measures the client of one vendor',
  'bench/client/peers.ts': 'measures the client of one vendor',
  'bench/client/size.ts': 'measures the entries of the client',
  'bench/client/time.ts': 'measures the client of one vendor',
  'bench/generators/apis/apis.ts': 'the registry of the layer',
  'bench/live/false-alarms.ts': 'measures runs against servers of each vendor',
  'bench/live/hostile.ts': 'measures runs against servers of each vendor',
  'bench/live/interruptions.ts': 'measures runs against servers of each vendor',
  'bench/live/passing.ts': 'measures runs against servers of each vendor',
  'bench/load/apis/apis.ts': 'the registry of the layer',
  'bench/peers/apis/apis.ts': 'the registry of the layer',
  'bench/peers/express-openapi-validator/adapter.ts': 'a header of one vendor is handed on to the tool',
  'docs/src/apis/apis.ts': 'the registry of the layer',
  'docs/src/apis/control.ts': 'shows a fixture, which has a part for each vendor',
  'packages/client/src/error.ts': 'an error has the code type of the vendor that has codes',
  'packages/client/src/index.ts': 'the entry with all vendors',
  'packages/client/src/mock-fetch.ts': 'typed by the fixtures of each vendor',
  'packages/client/src/testing.ts': 'the entry with the fixtures of all vendors',
  'packages/contract-tests/src/apis/profiles.ts': 'the registry of the types in a profile',
  'packages/contract-tests/src/apis/registry.ts': 'the registry of the layer',
  'packages/contract-tests/src/index.ts': 'exports the types of each part of a profile',
  'packages/openapi-validator/src/format.ts': 'checks the format of one vendor that documents name',
  'packages/sandbox/src/apis/fixture.ts': 'the registry of what a fixture holds',
  'packages/sandbox/src/apis/profile.ts': 'the registry of what a profile holds',
  'packages/sandbox/src/apis/registry.ts': 'the registry of the layer',
  'packages/sandbox/src/apis/store.ts': 'the registry of the tables',
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
  });

  it('lists operations nowhere but in the documents', () => {
    const ids = apiNames.flatMap((api) => listOperations(loadDocument(api)).map(({ operationId }) => operationId));
    const lists = files.filter((file) => {
      const text = read(file);
      return ids.filter((id) => new RegExp(`\\b${id}\\b`).test(text)).length >= 3;
    });

    expect(lists).toEqual([]);
  });
});
