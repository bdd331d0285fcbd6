import type { ApiVerdicts, Verdicts } from './verdicts.ts';

/** What is different from an earlier run. */
export interface Changes {
  readonly newlyViolated: readonly string[];
  readonly newlyDeviates: readonly string[];
  readonly newlyKept: readonly string[];
  /** Promises that had a verdict and have none now. */
  readonly noLongerVerified: readonly string[];
  /** Undocumented fields that were not seen before. */
  readonly newFields: readonly string[];
}

/** Compares two runs; what only one of them verified is no change of the server. */
export function compareVerdicts(before: Verdicts, after: Verdicts): Changes {
  const earlier = new Map(before.apis.map((api) => [api.api, api]));
  const pairs = after.apis.flatMap((api) => {
    const old = earlier.get(api.api);
    return old ? [compareApi(old, api)] : [];
  });
  const all = (key: keyof Changes) => pairs.flatMap((pair) => pair[key]);
  return {
    newlyViolated: all('newlyViolated'),
    newlyDeviates: all('newlyDeviates'),
    newlyKept: all('newlyKept'),
    noLongerVerified: all('noLongerVerified'),
    newFields: all('newFields'),
  };
}

function compareApi(before: ApiVerdicts, after: ApiVerdicts): Changes {
  const verdicts = new Map(before.promises.map(({ id, verdict }) => [id, verdict]));
  const became = (verdict: string) =>
    after.promises
      .filter(({ id, verdict: now }) => now === verdict && verdicts.has(id) && verdicts.get(id) !== verdict)
      .map(({ id }) => id);
  return {
    newlyViolated: became('violated'),
    newlyDeviates: became('deviates'),
    newlyKept: became('kept'),
    noLongerVerified: became('not-verified'),
    newFields: after.undocumented.filter((field) => !before.undocumented.includes(field)),
  };
}

const headings: readonly [keyof Changes, string][] = [
  ['newlyViolated', 'Newly violated'],
  ['newlyDeviates', 'Deviates now'],
  ['newlyKept', 'Newly kept'],
  ['noLongerVerified', 'No longer verified'],
  ['newFields', 'New undocumented fields'],
];

/** The changes as Markdown; `null` when there are none. */
export function writeChanges(changes: Changes): string | null {
  const sections = headings.flatMap(([key, heading]) => {
    if (changes[key].length === 0) return [];
    return [`### ${heading}`, '', ...changes[key].map((line) => `- \`${line.replaceAll('`', "'")}\``), ''];
  });
  return sections.length === 0 ? null : sections.join('\n');
}
