import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames, listOperations, listPromises, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface SourcePages {
  readonly pages: readonly { readonly name: string; readonly headings: readonly string[] }[];
}

const folder = join(import.meta.dirname, '../sources');
const files = await readdir(folder);
const pages = await Promise.all(
  files.map(async (file): Promise<SourcePages> => parse(await readFile(join(folder, file), 'utf8'))),
);
const sources = new Set(
  pages.flatMap((file) => file.pages.flatMap(({ name, headings }) => headings.map((heading) => `${name}, ${heading}`))),
);
const documents = apiNames.map((api) => ({ api, document: loadDocument(api) }));
const promises = documents.flatMap(({ document }) => listPromises(document));

describe('promises', () => {
  it('number 80 or more', () => {
    expect(promises.length).toBeGreaterThanOrEqual(80);
  });

  it('have ids that are unique over both APIs', () => {
    const ids = promises.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(promises)('$id names its area and what it says', ({ id, says }) => {
    expect(id).toMatch(/^[a-z][a-z-]*\.[a-z0-9][a-z0-9-]*$/);
    expect(says).toMatch(/^[A-Z0-9].*\.$/);
  });

  it('name only pages and headings of the vendors that are listed', () => {
    expect(promises.filter(({ source }) => !sources.has(source)).map(({ id, source }) => `${id}: ${source}`)).toEqual(
      [],
    );
  });

  it('take something from every listed heading', () => {
    const used = new Set(promises.map(({ source }) => source));
    expect([...sources].filter((source) => !used.has(source))).toEqual([]);
  });

  it('stand beside every operation', () => {
    const without = documents.flatMap(({ document }) =>
      listOperations(document).filter(({ object }) => (object['x-promises'] ?? []).length === 0),
    );
    expect(without.map(({ operationId }) => operationId)).toEqual([]);
  });
});
