import { readFileSync } from 'node:fs';
import { isObject } from '../engine/session/json.ts';

const packageFile: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The version of the package. */
export const version = isObject(packageFile) ? String(packageFile.version) : '';
