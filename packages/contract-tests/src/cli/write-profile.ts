import type { ApiName } from '@trustline/specs';
import { suiteOf } from '../apis/registry.ts';
import type { Discovered } from '../engine/discovery.ts';
import { propertiesOfPart } from '../engine/profile/profile-schema.ts';
import { credentialOf } from '../engine/profile/read-profile.ts';
import { isObject } from '../engine/session/json.ts';

/** What is known about one API when its part of a profile is written. */
export interface ProfilePart {
  readonly api: ApiName;
  readonly baseUrl: string;
  readonly discovered: readonly Discovered[];
}

/** Writes a profile with a comment beside each key; what is not known stands in comments, with what it would add. */
export function writeProfile(parts: readonly ProfilePart[]): string {
  const lines = parts.flatMap((part) => [`  "${part.api}": {`, ...writeKeys(part, propertiesOf(part.api), ''), '  },']);
  return ['{', ...lines, '}', ''].join('\n');
}

/** How many promises of an API can only be verified with a profile key, beyond those for which a run finds it itself. */
export function countNeeding(api: ApiName, key: string, discovered: readonly Discovered[]): number {
  const { checks } = suiteOf(api);
  const named = checks.filter((check) => check.named?.includes(key) === true);
  if (named.length > 0 && discovered.some((found) => found.key === key)) return named.length;
  return checks.filter(({ needs }) => needs?.includes(key) === true).length;
}

/** The keys that an API's part of a profile may have, groups as `trackers.active`, with what each is. */
export function listKeys(api: ApiName): { readonly key: string; readonly description: string }[] {
  const list = (properties: Properties, prefix: string): { key: string; description: string }[] =>
    Object.entries(properties).flatMap(([name, property]) =>
      isObject(property.properties)
        ? list(asProperties(property.properties), `${prefix}${name}.`)
        : [{ key: prefix + name, description: describe(property) }],
    );
  return list(propertiesOf(api), '');
}

type Properties = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function writeKeys(part: ProfilePart, properties: Properties, prefix: string): string[] {
  const indent = ' '.repeat(4 + 2 * (prefix.split('.').length - 1));
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isObject(property.properties)) return writeKey(part, prefix + name, property).map((line) => indent + line);
    const inner = writeKeys(part, asProperties(property.properties), `${prefix}${name}.`);
    return [`${indent}"${name}": {`, ...inner, `${indent}},`];
  });
}

function writeKey(part: ProfilePart, key: string, property: Readonly<Record<string, unknown>>): string[] {
  const { api, baseUrl, discovered } = part;
  const name = key.split('.').at(-1) ?? key;
  const { profileKey, environmentVariable } = credentialOf(api);
  if (key === 'baseUrl') return [`"${name}": ${JSON.stringify(baseUrl)},`];
  if (key === profileKey)
    return [
      '// Taken from the environment, so that it is not written here.',
      `"${name}": "\${${environmentVariable}}",`,
    ];
  const adds = describeCount(countNeeding(api, key, discovered));
  const found = discovered.find((each) => each.key === key);
  if (found === undefined) return [`// "${name}": ${sampleOf(property)}, // ${describe(property)}${adds}`];
  const line = `"${name}": ${JSON.stringify(found.value)},`;
  if (found.doubt !== undefined) return [`// ${line} // To be uncommented if it is right: ${found.doubt}.${adds}`];
  return [`${line} // ${describe(property)} Found by ${found.operations.join(' and ')}.`];
}

function describeCount(count: number): string {
  return count === 0 ? '' : ` Adds ${count} promise${count === 1 ? '' : 's'}.`;
}

function sampleOf({ type, $ref }: Readonly<Record<string, unknown>>): string {
  if (type === 'array') return '[0, 0]';
  return $ref === '#/$defs/id' ? '0' : '""';
}

function describe({ description }: Readonly<Record<string, unknown>>): string {
  return typeof description === 'string' ? description : '';
}

function propertiesOf(api: ApiName): Properties {
  return asProperties(propertiesOfPart(api));
}

function asProperties(properties: Readonly<Record<string, unknown>>): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => (isObject(property) ? [[name, property]] : [])),
  );
}
