import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The names of the APIs, read from the documents' registry: it is there before anything is built. */
export const apiNames = Object.keys(readRegistry().apis ?? {});

function readRegistry(): { readonly apis?: Readonly<Record<string, unknown>> } {
  return parse(readFileSync(join(import.meta.dirname, '../../../specs/redocly.yaml'), 'utf8'));
}
