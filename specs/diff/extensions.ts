import type { Change, Impact } from './change.ts';
import { type Extension, isMapping, listExtensions, type Mapping } from './extension.ts';

type Compare = (before: unknown, after: unknown) => Omit<Change, 'place'>[];

const comparisons: Readonly<Record<string, Compare>> = {
  'x-effect': (before, after) => [
    { impact: before === 'read' ? 'major' : 'minor', message: `The effect changed from ${before} to ${after}.` },
  ],
  'x-rate-limit': compareRateLimits,
  'x-known-values': compareKnownValues,
  'x-error-codes': compareErrorCodes,
};

/** Compares the `x-` keys of two documents, except promises, wherever both have the object they are written in. */
export function compareExtensions(base: unknown, revision: unknown): Change[] {
  const before = byPlace(base);
  const after = byPlace(revision);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
    const [old, current] = [before.get(place), after.get(place)];
    if (JSON.stringify(old?.value) === JSON.stringify(current?.value)) return [];
    const key = (old ?? current)?.key ?? '';
    const compare = old && current ? comparisons[key] : undefined;
    const changes = compare?.(old?.value, current?.value) ?? [describe(key, old, current)];
    return changes.map((change) => ({ ...change, place }));
  });
}

function byPlace(document: unknown): Map<string, Extension> {
  const extensions = listExtensions(document).filter(({ key }) => key !== 'x-promises');
  return new Map(extensions.map((extension) => [`${extension.place}/${extension.key}`, extension]));
}

function describe(key: string, before?: Extension, after?: Extension): Omit<Change, 'place'> {
  const kind = before && after ? 'changed' : before ? 'removed' : 'added';
  return { impact: 'patch', message: `\`${key}\` was ${kind}.` };
}

/** Fewer requests in the same time, or the same number in more, break a client that keeps to the limit. */
function compareRateLimits(before: unknown, after: unknown): Omit<Change, 'place'>[] {
  const impact: Impact = ratePerSecond(after) < ratePerSecond(before) ? 'major' : 'minor';
  return [{ impact, message: `The limit changed from ${showLimit(before)} to ${showLimit(after)}.` }];
}

function ratePerSecond(limit: unknown): number {
  return isMapping(limit) ? Number(limit.requests) / Number(limit.seconds) : Number.NaN;
}

function showLimit(limit: unknown): string {
  return isMapping(limit) ? `${limit.requests} requests in ${limit.seconds} s` : 'none';
}

/** A new code is no break, because clients keep the list open; one that goes or changes its name is. */
function compareKnownValues(before: unknown, after: unknown): Omit<Change, 'place'>[] {
  const [old, current] = [valuesByConstant(before), valuesByConstant(after)];
  return [...new Set([...old.keys(), ...current.keys()])].flatMap((code) => {
    const [was, is] = [old.get(code), current.get(code)];
    if (!was) return [{ impact: 'minor', message: `Code ${code} was added: ${is?.title}.` }];
    if (!is) return [{ impact: 'major', message: `Code ${code} was removed: ${was.title}.` }];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ impact: impactOnCode(was, is), message: `Code ${code} (${is.title}) changed.` }];
  });
}

function impactOnCode(before: Mapping, after: Mapping): Impact {
  if (before['x-http-status'] !== after['x-http-status']) return 'major';
  return before.title === after.title ? 'patch' : 'minor';
}

function valuesByConstant(list: unknown): Map<unknown, Mapping> {
  const values = Array.isArray(list) ? list.filter(isMapping) : [];
  return new Map(values.map((value) => [value.const, value]));
}

function compareErrorCodes(before: unknown, after: unknown): Omit<Change, 'place'>[] {
  const [old, current] = [new Set(listOf(before)), new Set(listOf(after))];
  const added = [...current].filter((code) => !old.has(code));
  const removed = [...old].filter((code) => !current.has(code));
  return [
    ...added.map((code) => ({ impact: 'minor' as const, message: `The call may fail with code ${code} now.` })),
    ...removed.map((code) => ({ impact: 'minor' as const, message: `The call no longer fails with code ${code}.` })),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
