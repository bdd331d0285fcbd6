import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const words: readonly { word: string; instead: string }[] = parse(
  await readFile(join(import.meta.dirname, '../words.yaml'), 'utf8'),
);
const prose = new Set(['summary', 'description', 'statement', 'title', 'x-remedy', 'reason']);

/** Lists the sentences of a document by their JSON pointer, without code; an example's value is data, not prose. */
function listSentences(value: unknown, pointer: string): [pointer: string, sentence: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const at = `${pointer}/${key}`;
    if (key === 'value' || key === 'examples' || key === 'example') return listExamples(part, at);
    if (prose.has(key) && typeof part === 'string') return [[at, part.replace(/`[^`]*`/g, '')]];
    return listSentences(part, at);
  });
}

function listExamples(value: unknown, pointer: string): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, example]) => {
    if (typeof example !== 'object' || example === null) return [];
    const around = Object.fromEntries(Object.entries(example).filter(([key]) => key !== 'value'));
    return listSentences(around, `${pointer}/${name}`);
  });
}

describe.each(apiNames)('the prose of %s', (api) => {
  const sentences = listSentences(loadDocument(api), '');

  it.each(words)('does not say $word', ({ word, instead }) => {
    const found = sentences.filter(([, sentence]) => new RegExp(word, 'i').test(sentence));

    expect(found.map(([pointer, sentence]) => `${pointer}: ${sentence} (write: ${instead})`)).toEqual([]);
  });
});
