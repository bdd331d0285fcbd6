import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { compareBundles } from '../diff/compare.ts';

interface Case {
  readonly impact: 'major' | 'minor' | 'patch' | 'none';
  readonly message?: string;
  readonly remove?: string;
  readonly set?: string;
  readonly value?: unknown;
}

const folder = join(import.meta.dirname, 'diff');
const base = await readFile(join(folder, 'base.yaml'), 'utf8');
const names = (await readdir(folder)).map((file) => basename(file, '.yaml')).filter((name) => name !== 'base');
const cases = await Promise.all(
  names.map(
    async (name): Promise<[string, Case]> => [name, parse(await readFile(join(folder, `${name}.yaml`), 'utf8'))],
  ),
);

function edit({ remove, set, value }: Case): string {
  const document = parseDocument(base);
  if (remove) document.deleteIn(toPath(remove));
  if (set) document.setIn(toPath(set), value);
  return document.toString();
}

function toPath(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/'));
}

function withVersion(text: string, version: string): string {
  const document = parseDocument(text);
  document.setIn(['info', 'version'], version);
  return document.toString();
}

describe('a golden pair', () => {
  it.concurrent.each(cases)('%s has the impact it is pinned to', async (_name, golden) => {
    const { impact = 'none', changes } = await compareBundles(base, edit(golden));
    expect({ impact, changes }).toMatchObject({ impact: golden.impact });
    if (golden.message) expect(changes.map(({ message }) => message).join('\n')).toContain(golden.message);
  });
});

describe('the version', () => {
  const required = { major: '2.0.0', minor: '1.5.0', patch: '1.4.3', none: '1.4.2' };
  const one = (impact: string) => cases.find(([, golden]) => golden.impact === impact && golden.remove !== undefined);

  it.each(['major', 'minor'] as const)('must be raised for a %s change', async (impact) => {
    const [, golden] = one(impact) ?? [];
    if (!golden) throw new Error(`No case removes something with impact ${impact}.`);
    const changed = edit(golden);
    const same = await compareBundles(base, changed);
    expect(same).toMatchObject({ requiredVersion: required[impact], sufficient: false });
    expect(await compareBundles(base, withVersion(changed, required[impact]))).toMatchObject({ sufficient: true });
  });

  it('may be raised further than the changes ask for', async () => {
    expect(await compareBundles(base, withVersion(base, '3.0.0'))).toMatchObject({ sufficient: true });
  });

  it('of a pre-release needs the next pre-release only', async () => {
    const [, golden] = one('major') ?? [];
    if (!golden) throw new Error('No case removes something with impact major.');
    const beta = withVersion(base, '2.0.0-beta');
    const changed = withVersion(edit(golden), '2.0.0-beta');
    expect(await compareBundles(beta, changed)).toMatchObject({ requiredVersion: '2.0.0-beta.0', sufficient: false });
    expect(await compareBundles(beta, withVersion(changed, '2.0.0-beta.1'))).toMatchObject({ sufficient: true });
  });

  it('may stay when nothing changed, and may not sink', async () => {
    expect(await compareBundles(base, base)).toMatchObject({ sufficient: true });
    expect(await compareBundles(base, withVersion(base, '1.4.1'))).toMatchObject({ sufficient: false });
  });
});

describe('a document that cannot be compared', () => {
  it('is named when it is not YAML', async () => {
    await expect(compareBundles(base, 'openapi: [3.1')).rejects.toThrow(/^The document is not YAML: [^\n]+$/);
  });

  it('is named when it has no version', async () => {
    await expect(compareBundles('openapi: 3.1.0\ninfo: { title: A }\n', base)).rejects.toThrow(
      'The baseline has no semantic version in info.version: undefined.',
    );
  });

  it('is named when it is another format', async () => {
    await expect(compareBundles(base, 'info: { version: 1.0.0 }\n')).rejects.toThrow(/cannot be compared/);
  });
});
