import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiNames, loadDocument } from '@trustline/specs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const words: readonly { word: string; instead: string }[] = parse(
  readFileSync(join(import.meta.dirname, '../words.yaml'), 'utf8'),
);

const root = join(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');

/** A sentence that people read, and where it is. */
interface Sentence {
  readonly place: string;
  readonly text: string;
}

const pages = files
  .filter((file) => file.endsWith('.md') && !/(^|\/)(CHANGELOG|\.changeset|results)/.test(file))
  .flatMap((file) => listLines(file, withoutCode(readFileSync(join(root, file), 'utf8'))));

const messages = files
  .filter((file) => /^(packages|docs|release|specs)\/.*\.ts$/.test(file) && !/(^|\/)(tests|fixtures)\//.test(file))
  .flatMap((file) => listStrings(file, readFileSync(join(root, file), 'utf8')));

const prose = new Set(['summary', 'description', 'statement', 'title', 'x-remedy', 'reason']);

/** Lists the sentences of a document by their JSON pointer, without code; an example's value is data, not prose. */
function listSentences(value: unknown, pointer: string): Sentence[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const at = `${pointer}/${key}`;
    if (key === 'value' || key === 'examples' || key === 'example') return listExamples(part, at);
    if (prose.has(key) && typeof part === 'string') return [{ place: at, text: part.replace(/`[^`]*`/g, '') }];
    return listSentences(part, at);
  });
}

function listExamples(value: unknown, pointer: string): Sentence[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, example]) => {
    if (typeof example !== 'object' || example === null) return [];
    const around = Object.fromEntries(Object.entries(example).filter(([key]) => key !== 'value'));
    return listSentences(around, `${pointer}/${name}`);
  });
}

function withoutCode(markdown: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, '');
  return markdown
    .replace(/^(```+|~~~+)[\s\S]*?^\1/gm, blank)
    .replace(/`[^`]*`/g, blank)
    .replace(/\]\([^)]*\)/g, ']');
}

function listLines(file: string, text: string): Sentence[] {
  return text.split('\n').map((line, index) => ({ place: `${file}:${index + 1}`, text: line }));
}

/** The strings of a program that have words in them: what is printed, thrown or put on a page. */
function listStrings(file: string, text: string): Sentence[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Sentence[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const sentence = node.text.replace(/`[^`]*`|<[^>]*>/g, '');
      if (/\p{L} \p{L}/u.test(sentence)) found.push({ place: `${file}:${line + 1}`, text: sentence });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The names in a program, without those inside strings and comments. */
function listNames(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...names];
}

const statements = apiNames.flatMap((api) => listSentences(loadDocument(api), api));

describe.each([
  ['the documents', statements],
  ['guides and readmes', pages],
  ['messages', messages],
])('the sentences of %s', (_, sentences) => {
  it('are many', () => {
    expect(sentences.length).toBeGreaterThan(500);
  });

  it.each(words)('do not say $word', ({ word, instead }) => {
    const found = sentences.filter(({ text }) => new RegExp(word, 'i').test(text));

    expect(found.map(({ place, text }) => `${place}: ${text.trim()} (write: ${instead})`)).toEqual([]);
  });
});

it('names in programs, tests included, do not use the words answer and refuse', () => {
  const names = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => listNames(file, readFileSync(join(root, file), 'utf8')).map((name) => `${file}: ${name}`));

  expect(names.length).toBeGreaterThan(10_000);
  // A phone call is answered; a message is not.
  expect(names.filter((name) => /answer(?!ed)|refus/i.test(name))).toEqual([]);
});
