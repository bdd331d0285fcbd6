import { findSourcePage, listOperations, listPromises } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';

const documents = apiNames.map((api) => ({ api, document: loadDocument(api) }));
const promises = documents.flatMap(({ document }) => listPromises(document));
const bases = new Set<string>(['stated', 'shown', 'implied', 'inferred']);
const pages = documents.flatMap(({ document }) => document['x-sources']?.pages ?? []);
const placed = documents.flatMap(({ document }) =>
  listPromises(document).map((promise) => ({ ...promise, from: findSourcePage(document, promise.source) })),
);

describe('promises', () => {
  it('have ids that are unique over both APIs', () => {
    const ids = promises.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(promises)('$id names its area and is one sentence', ({ id, statement }) => {
    expect(id).toMatch(/^[a-z][a-z-]*\.[a-z0-9][a-z0-9-]*$/);
    expect(statement).toMatch(/^[A-Z0-9`].*\.$/);
  });

  it('each have a basis', () => {
    expect(promises.filter(({ basis }) => !bases.has(basis)).map(({ id }) => id)).toEqual([]);
  });

  it('name headings that their page has', () => {
    const missing = placed.filter(({ source, from }) => !from.headings.includes(source.heading));
    expect(missing.map(({ id, source }) => `${id}: ${source.heading}`)).toEqual([]);
  });

  it('are not stated by a page that the vendor has replaced', () => {
    const outdated = placed.filter(({ basis, from }) => from.superseded === true && basis === 'stated');
    expect(outdated.map(({ id }) => id)).toEqual([]);
  });

  it('come from pages with an address and a day', () => {
    expect(pages.filter(({ url }) => !URL.canParse(url)).map(({ name }) => name)).toEqual([]);
    expect(pages.filter(({ retrieved }) => !/^\d{4}-\d{2}-\d{2}$/.test(retrieved)).map(({ name }) => name)).toEqual([]);
  });

  it('belong to every operation', () => {
    const without = documents.flatMap(({ document }) =>
      listOperations(document).filter(({ object }) => (object['x-promises'] ?? []).length === 0),
    );
    expect(without.map(({ operationId }) => operationId)).toEqual([]);
  });
});
