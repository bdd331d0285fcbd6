import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { type LintProblem, listLintProblems } from '../redocly.ts';

const fixtures = join(import.meta.dirname, 'rules');
const clean = 'clean';
const names = (await readdir(fixtures)).map((file) => basename(file, '.yaml')).filter((name) => name !== clean);
const configuration: { rules: Record<string, unknown> } = parse(
  await readFile(join(import.meta.dirname, '../redocly.yaml'), 'utf8'),
);

let folder: string;
let problems: LintProblem[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustline-rules-'));
  const apis = Object.fromEntries([clean, ...names].map((name) => [name, { root: `${name}.yaml` }]));
  await writeFile(join(folder, 'redocly.yaml'), stringify({ ...configuration, apis }));
  for (const name of [clean, ...names]) await writeFile(join(folder, `${name}.yaml`), await breakRule(name));
  problems = await listLintProblems(folder, ...Object.keys(apis));
});

afterAll(() => rm(folder, { recursive: true }));

async function breakRule(name: string): Promise<string> {
  const document = parseDocument(await readFile(join(fixtures, `${clean}.yaml`), 'utf8'));
  if (name === clean) return document.toString();
  const change: { at: string; value?: unknown; remove?: true } = parse(
    await readFile(join(fixtures, `${name}.yaml`), 'utf8'),
  );
  const path = change.at
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/'));
  if (change.remove) document.deleteIn(path);
  else document.setIn(path, change.value);
  return document.toString();
}

describe('house rules', () => {
  it('find nothing in a clean document', () => {
    expect(problems.filter(({ place }) => basename(place).startsWith(`${clean}.yaml`))).toEqual([]);
  });

  it.each(names)('%s is broken by its fixture', (name) => {
    const broken = problems.filter(({ place }) => basename(place).startsWith(`${name}.yaml`)).map(({ rule }) => rule);
    expect(broken).toContain(`rule/${name}`);
  });

  it('each have a fixture that breaks them', () => {
    const rules = Object.keys(configuration.rules).filter((rule) => rule.startsWith('rule/'));
    expect(names.map((name) => `rule/${name}`).sort()).toEqual(rules.sort());
  });
});
