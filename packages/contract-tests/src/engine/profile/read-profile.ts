import { Ajv2020 } from 'ajv/dist/2020.js';
import { SetupError } from '../error.ts';
import { isMetadataHost } from './metadata-host.ts';
import { describeProblem } from './problem.ts';
import schema from './profile.schema.json' with { type: 'json' };
import type { Profile } from './profile.ts';

const validate = new Ajv2020({ strict: true, verbose: true }).compile<Profile>(schema);

/**
 * Reads the text of a profile file. `${NAME}` in any of its texts is replaced from `environment`; `file` is how
 * messages call it. Throws a CouldNotRunError of one sentence for text that is no JSON, a variable that is not set,
 * an unknown or missing key, a value of the wrong kind, or an address that is none.
 */
export function readProfile(
  text: string,
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): Profile {
  const value = fillIn(parse(text, file), '', file, environment);
  if (!validate(value)) throw new SetupError(`${file}: ${describeProblem(validate.errors ?? [])}`);
  checkAddress(value.navixy?.baseUrl, 'navixy.baseUrl', file);
  checkAddress(value.trustcaller?.baseUrl, 'trustcaller.baseUrl', file);
  return value;
}

/** Only the place is taken from the parser's message: the rest may quote the file, and so a credential. */
function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /\(line \d+ column \d+\)/.exec(error instanceof Error ? error.message : '')?.[0];
    throw new SetupError(`${file} is not valid JSON${place ? ` ${place}` : ''}.`);
  }
}

function fillIn(
  value: unknown,
  place: string,
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): unknown {
  const inside = (part: unknown, key: string | number) =>
    fillIn(part, place === '' ? String(key) : `${place}.${key}`, file, environment);
  if (Array.isArray(value)) return value.map(inside);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part, key)]));
  }
  if (typeof value !== 'string') return value;
  return value.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    const setting = environment[name];
    if (setting) return setting;
    throw new SetupError(`${file}: ${place} takes \${${name}} from the environment, but it is not set.`);
  });
}

function checkAddress(address: string | undefined, place: string, file: string): void {
  if (address === undefined) return;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  if (!isPlain || url.username !== '' || url.password !== '') {
    throw new SetupError(`${file}: ${place} is no http or https address without user, query and fragment.`);
  }
  if (isMetadataHost(url.hostname)) {
    throw new SetupError(`${file}: ${place} is an address that clouds keep for their own machines.`);
  }
}
