import { listPromises } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { suiteOf } from '../../src/apis/registry.ts';

describe.each(apiNames)('the checks of %s', (api) => {
  const promises = listPromises(loadDocument(api)).map(({ id }) => id);
  const checked = suiteOf(api).checks.map(({ promise }) => promise);

  it('are there for every promise of the document', () => {
    expect(promises.filter((id) => !checked.includes(id))).toEqual([]);
  });

  it('name a promise of the document each', () => {
    expect(checked.filter((id) => !promises.includes(id))).toEqual([]);
  });

  it('are one for each promise', () => {
    expect(checked).toHaveLength(new Set(checked).size);
  });
});
