import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listOperations, type OpenApiDocument } from '@trustline/openapi';
import { stringify } from 'yaml';
import type { Omission } from './tool.ts';

/** Reads a bundle as users get it, without what a generator cannot take, as YAML and JSON text. */
export function readBundle(api: string, omissions: readonly Omission[]): { yaml: string; json: string } {
  const read = (format: string) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.${format}`)), 'utf8');
  if (omissions.length === 0) return { yaml: read('yaml'), json: read('json') };
  const document = JSON.parse(read('json'), (_key, value) => omit(value, omissions));
  if (omissions.includes('header parameters')) removeHeaders(document);
  if (omissions.includes('default responses')) removeDefaults(document);
  return { yaml: stringify(document), json: JSON.stringify(document) };
}

function omit(value: unknown, omissions: readonly Omission[]): unknown {
  return isParameter(value) && omissions.includes('parameter examples') ? { ...value, example: undefined } : value;
}

function isParameter(value: unknown): value is { readonly in: string } {
  return typeof value === 'object' && value !== null && 'in' in value && 'name' in value;
}

/** Removes the header parameters of every operation. */
function removeHeaders(document: OpenApiDocument): void {
  for (const { object, parameters } of listOperations(document)) {
    const own = parameters.slice(-(object.parameters?.length ?? parameters.length));
    const kept = object.parameters?.filter((_parameter, index) => own[index]?.value.in !== 'header');
    if (kept) Object.assign(object, { parameters: kept });
  }
}

/** Removes the response that stands for every status that is not listed. */
function removeDefaults(document: OpenApiDocument): void {
  for (const { object } of listOperations(document)) {
    const { default: _other, ...listed } = object.responses;
    Object.assign(object, { responses: listed });
  }
}
