import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Omission } from './tool.ts';

/** Reads a bundle as users get it, without what a generator cannot take, as YAML and JSON text. */
export function readBundle(api: string, omissions: readonly Omission[]): { yaml: string; json: string } {
  const read = (format: string) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.${format}`)), 'utf8');
  if (omissions.length === 0) return { yaml: read('yaml'), json: read('json') };
  const document: unknown = JSON.parse(read('json'), (key, value) => omit(key, value, omissions));
  return { yaml: stringify(document), json: JSON.stringify(document) };
}

function omit(_key: string, value: unknown, omissions: readonly Omission[]): unknown {
  if (Array.isArray(value) && omissions.includes('header parameters')) return value.filter((item) => !isHeader(item));
  if (isParameter(value) && omissions.includes('parameter examples')) return { ...value, example: undefined };
  return value;
}

function isParameter(value: unknown): value is { readonly in: string } {
  return typeof value === 'object' && value !== null && 'in' in value && 'name' in value && 'schema' in value;
}

// Header parameters are components in our bundles, named so that a reference says what it is.
function isHeader(value: unknown): boolean {
  const isReference = typeof value === 'object' && value !== null && '$ref' in value;
  return isReference && /^#\/components\/parameters\/.*Header$/.test(String(value.$ref));
}
