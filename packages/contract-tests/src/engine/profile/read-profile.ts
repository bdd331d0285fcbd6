import { evaluate, parse as parseJsonc } from '@humanwhocodes/momoa';
import { isObject } from '@trustline/openapi';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SetupError } from '../error.ts';
import { isMetadataHost } from './metadata-host.ts';
import { describeProblem } from './problem.ts';
import type { Profile } from './profile.ts';
import { profileSchema } from './profile-schema.ts';

const validate = new Ajv2020({ strict: true, verbose: true }).compile<Profile>(profileSchema);

/** Where values come from that a profile does not hold itself. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the text of a profile file: JSON, with comments if wanted. `${NAME}` in any of its texts is replaced from
 * `environment`; a credential that is missing is taken from there by its documented name, a missing address from the
 * document. `file` is how messages call the profile. Throws a SetupError of one sentence for text that is no JSON, a
 * variable that is not set, an unknown key, a value of the wrong kind, no credential, or an address that is none.
 */
export function readProfile(text: string, file: string, environment: Environment): Profile {
  return completeProfile(fillIn(parse(text, file), '', file, environment), file, environment);
}

/** A profile of nothing but the credentials in the environment; `undefined` when there is none. */
export function readEnvironment(environment: Environment): Profile | undefined {
  const named = apiNames.filter((api) => environment[credentialOf(api).environmentVariable]);
  if (named.length === 0) return undefined;
  return completeProfile(Object.fromEntries(named.map((api) => [api, {}])), 'the environment', environment);
}

/** How a profile and the environment call the first credential of an API. */
export function credentialOf(api: ApiName): { readonly profileKey: string; readonly environmentVariable: string } {
  const registry = loadDocument(api)['x-registry'];
  if (registry === undefined) throw new Error(`The document of ${api} has no x-registry.`);
  return registry.credential;
}

/** Fills in what a profile may leave to the environment and the document, and says in one sentence what is wrong. */
export function completeProfile(profile: unknown, file: string, environment: Environment): Profile {
  const value = isObject(profile) ? withDefaults(profile, file, environment) : profile;
  if (!validate(value)) throw new SetupError(`${file}: ${describeProblem(validate.errors ?? [])}`);
  for (const api of apiNames) checkAddress(value[api]?.baseUrl, `${api}.baseUrl`, file);
  return value;
}

function withDefaults(profile: Readonly<Record<string, unknown>>, file: string, environment: Environment): unknown {
  const completed = apiNames.flatMap((api): [string, unknown][] => {
    const part = profile[api];
    if (!isObject(part)) return [];
    const { profileKey, environmentVariable } = credentialOf(api);
    const credential = part[profileKey] ?? environment[environmentVariable];
    if (credential === undefined) {
      throw new SetupError(
        `${file}: "${api}.${profileKey}" is missing; put it there, or into ${environmentVariable} in the environment.`,
      );
    }
    const baseUrl = environment[addressVariable(api)] ?? loadDocument(api).servers[0]?.url;
    return [[api, { baseUrl, ...part, [profileKey]: credential }]];
  });
  return { ...profile, ...Object.fromEntries(completed) };
}

/** The variable that holds the address of an API where no profile does. */
export function addressVariable(api: ApiName): string {
  return `${api.toUpperCase()}_BASE_URL`;
}

/** Only the place is taken from the parser's message: the rest may quote the file, and so a credential. */
function parse(text: string, file: string): unknown {
  try {
    return evaluate(parseJsonc(text, { mode: 'jsonc', allowTrailingCommas: true }));
  } catch (error) {
    const [, line, column] = /\((\d+):(\d+)\)$/.exec(error instanceof Error ? error.message : '') ?? [];
    throw new SetupError(`${file} is not valid JSON${line === undefined ? '' : ` (line ${line} column ${column})`}.`);
  }
}

function fillIn(value: unknown, place: string, file: string, environment: Environment): unknown {
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
  const problem = address === undefined ? null : describeAddressProblem(address);
  if (problem !== null) throw new SetupError(`${file}: ${place} is ${problem}.`);
}

/** Says what is wrong with the address of an API, to follow "is"; `null` when nothing is. */
export function describeAddressProblem(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  if (!isPlain || url.username !== '' || url.password !== '') {
    return 'no http or https address without user, query and fragment';
  }
  return isMetadataHost(url.hostname) ? 'an address that clouds keep for their own machines' : null;
}
