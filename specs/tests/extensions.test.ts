import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extensionKeys, listExtensionProblems } from '../extensions.ts';

const folder = join(import.meta.dirname, '..');

/** A value of each key that must be noticed. */
const broken: Readonly<Record<string, unknown>> = {
  'x-registry': { name: 'acme', displayName: 'Acme', errorMessagePointer: '/error' },
  'x-sources': { pages: [{ name: 'A page', url: 'https://acme.example', retrieved: 'in May', headings: ['One'] }] },
  'x-rate-limit': { requests: 0, seconds: 1 },
  'x-legacy-forms': ['put'],
  'x-promises': [{ id: 'acme.open', statement: 'It is open', basis: 'stated', source: { page: 'A', heading: 'B' } }],
  'x-effect': 'write',
  'x-irreversible': 'call',
  'x-error-codes': ['7'],
  'x-required-permissions': [],
  'x-request-examples': { Query: { value: {} } },
  'x-invalid-examples': {},
  'x-documented-legacy': { Request: 'none' },
  'x-invalid': { kind: 'positive', reason: 'None.', source: { page: 'A', heading: 'B' } },
  'x-legacy': { quoted: [], reason: 'None.', source: { page: 'A', heading: 'B' } },
  'x-basis': { minimum: 'stated' },
  'x-known-values': [{ const: 1 }],
  'x-default-before-now': '7 days',
  'x-http-status': 200,
  'x-equivalent-status': '404',
  'x-remedy': 'Retry',
};

describe('the extension keys', () => {
  it.each(extensionKeys)('%s is noticed when its value is wrong', (key) => {
    const problems = listExtensionProblems({ paths: { '/meters': { [key]: broken[key] } } });

    expect(problems.map(({ pointer }) => pointer)).toContainEqual(expect.stringContaining(`/paths/~1meters/${key}`));
  });

  it('are a mistake when nothing describes them, but not within the data of an example', () => {
    const problems = listExtensionProblems({ 'x-efect': 'read', example: { 'x-any': 1 }, value: { 'x-any': 1 } });

    expect(problems).toEqual([{ pointer: '/x-efect', message: 'No schema in extensions.yaml describes x-efect.' }]);
  });

  it('are explained for people, each in its row', () => {
    const rows = readFileSync(join(folder, '../docs/extensions.md'), 'utf8').matchAll(/^\| `(x-[\w-]+)`/gm);

    expect([...rows].map(([, key]) => key).toSorted()).toEqual(extensionKeys.toSorted());
  });
});
