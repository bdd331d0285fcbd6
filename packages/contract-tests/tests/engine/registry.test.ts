import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPromises } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { suiteOf } from '../../src/apis/registry.ts';

const folder = join(import.meta.dirname, '../../src/apis');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

describe.each(apiNames)('the checks of %s', (api) => {
  const promises = listPromises(loadDocument(api)).map(({ id }) => id);
  const checked = suiteOf(api).checks.map(({ promise }) => promise);

  it('are there for every promise of the document', () => {
    expect(promises.filter((id) => !checked.includes(id))).toEqual([]);
  });

  it('name a promise of the document each', () => {
    expect(checked.filter((id) => !promises.includes(id))).toEqual([]);
  });

  it('write the id of their promise whole, so that it can be found', () => {
    expect(promises.filter((id) => !sources.includes(`'${id}'`))).toEqual([]);
  });

  it('are one for each promise', () => {
    expect(checked).toHaveLength(new Set(checked).size);
  });
});
