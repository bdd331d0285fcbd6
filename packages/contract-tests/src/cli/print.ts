import { describeSource } from '@trustline/openapi';
import { acceptedIds } from '../engine/acceptance.ts';
import { findingsOf, totalsOf } from '../engine/figures.ts';
import { describeReach } from '../engine/level.ts';
import type { ApiResult, Finding, PromiseResult, ResponseResult, RunResult } from '../engine/result.ts';
import { groupNotVerified } from '../reporters/not-verified.ts';

/** Findings that a terminal shows of one promise; the reports have them all. */
const findingsShown = 2;

/** Longer commands are left to the reports. */
const longestCommand = 600;

/** Writes a result for a terminal of so many columns: what was violated or deviates and how, what was not verified, the figures. */
export function printResult(result: RunResult, width: number): string {
  const lines = result.apis.flatMap((api) => [...printApi(api, width), '']);
  const totals = totalsOf(result.apis);
  const seconds = (result.milliseconds / 1000).toFixed(1);
  const onlyUnknown = result.apis.every(({ allowed, target }) => target === 'server' && allowed.length === 0);
  const onUnknownIds = onlyUnknown && totals.writes > 0 ? ' to unknown IDs' : '';
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  return [
    ...lines,
    `${count(totals.kept + totals.violated + totals.deviates + totals.notVerified, 'promise')}: ${printVerdicts(totals)}`,
    `${count(totals.requests, 'request')}, ${count(totals.writes, 'write')}${onUnknownIds}, ${seconds} s`,
    conclude(result),
    '',
  ].join('\n');
}

const conclusions: Readonly<Record<RunResult['verdict'], string>> = {
  kept: 'Contract kept.',
  deviates: 'Contract kept, with deviations; --strict makes them fail.',
  violated: 'Contract violated.',
};

/** The last line: the verdict, or why there is none on the whole. */
function conclude({ verdict, apis }: RunResult): string {
  if (verdict === 'violated') return conclusions.violated;
  const [reason] = apis.flatMap(({ endedBecause }) => endedBecause ?? []);
  if (reason !== undefined) return `Not finished: ${reason}.`;
  const isClean = apis.every(({ restorations }) => restorations.every(({ restored }) => restored));
  return isClean ? conclusions[verdict] : 'Contract kept, but not everything was put back.';
}

function printVerdicts({ kept, violated, deviates, notVerified }: ReturnType<typeof totalsOf>): string {
  return `${kept} kept, ${violated} violated, ${deviates} deviate, ${notVerified} not verified`;
}

function printApi(api: ApiResult, width: number): string[] {
  const totals = totalsOf([api]);
  const reach = describeReach(api);
  return [
    `${api.title} at ${api.baseUrl} (${api.target}${reach === '' ? '' : `, ${reach}`})`,
    `  ${printVerdicts(totals)}`,
    ...printDiscovered(api, width),
    ...printBroken(api, 'violated', width),
    ...printBroken(api, 'deviates', width),
    ...printAccepted(api, width),
    ...printNotVerified(api.promises, width),
    ...(totals.undocumented === 0
      ? []
      : ['', '  Undocumented, which is no failure:', ...printUndocumented(api, width)]),
    ...printBudget(api),
    ...api.restorations
      .filter(({ restored }) => !restored)
      .flatMap(({ description, reason }) => indent(`NOT RESTORED: ${description}: ${reason}.`, 2, width)),
  ];
}

function printBroken(
  { promises, responses, accepted }: ApiResult,
  verdict: 'violated' | 'deviates',
  width: number,
): string[] {
  const label = verdict.toUpperCase();
  const ids = acceptedIds(accepted);
  return [
    ...promises
      .filter((promise) => promise.verdict === verdict && !ids.has(promise.id))
      .flatMap((promise) => printPromise(label, promise, width)),
    ...responses
      .filter((each) => each.verdict === verdict && !ids.has(each.operationId ?? ''))
      .flatMap((each) => printResponses(label, each, width)),
  ];
}

function printPromise(label: string, promise: PromiseResult, width: number): string[] {
  const { id, statement, basis, source, findings } = promise;
  return [
    '',
    `  ${label} ${id}`,
    ...indent(statement, 4, width),
    ...indent(`${basis}: ${describeSource(source)}, ${source.url}`, 4, width),
    ...printFindings(findings, width),
  ];
}

function printResponses(label: string, { operationId, findings }: ResponseResult, width: number): string[] {
  return ['', `  ${label} responses of ${operationId ?? 'undocumented requests'}`, ...printFindings(findings, width)];
}

function printFindings(findings: readonly Finding[], width: number): string[] {
  const worst = (['violation', 'deviation'] as const).map((wanted) => findings.filter(({ kind }) => kind === wanted));
  const shown = worst.find((list) => list.length > 0) ?? [];
  const more = shown.length - findingsShown;
  return [
    ...shown.slice(0, findingsShown).flatMap((finding) => printFinding(finding, width)),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

function printFinding({ message, place, pointer, value, curl }: Finding, width: number): string[] {
  const where = `${place}${pointer === '' ? '' : ` ${pointer}`}${value === null ? '' : `: ${value}`}`;
  const command = curl !== null && curl.length <= longestCommand ? [`      ${curl}`] : [];
  return [...indent(`- ${message}`, 4, width), ...indent(where, 6, width), ...command];
}

function printNotVerified(promises: readonly PromiseResult[], width: number): string[] {
  const groups = groupNotVerified(promises);
  if (groups.length === 0) return [];
  const lines = groups.flatMap(({ reason, promises: concerned }) => [
    ...indent(`(${concerned.length}) ${reason}:`, 4, width),
    ...indent(concerned.map(({ id }) => id).join(', '), 6, width),
  ]);
  return ['', '  Not verified', ...lines];
}

/** What is accepted for a while, and what is to be cleaned up. */
function printAccepted({ accepted }: ApiResult, width: number): string[] {
  const words = {
    accepted: (until: string) => `ACCEPTED until ${until}`,
    expired: (until: string) => `NO LONGER ACCEPTED since ${until}`,
    unneeded: () => 'ACCEPTED WITHOUT NEED',
    'not-verified': () => 'accepted, but not verified',
  };
  const lines = accepted.flatMap(({ promise, reason, until, state }) =>
    indent(`${words[state](until)} ${promise}: ${reason}`, 2, width),
  );
  return lines.length === 0 ? [] : ['', ...lines];
}

/** What the run has found about the account, so that nobody has to wonder what it was verified on. */
function printDiscovered({ discovered }: ApiResult, width: number): string[] {
  const texts = discovered.map(({ key, value }) => `${key} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
  return texts.length === 0 ? [] : indent(`Found by reading: ${texts.join('; ')}`, 2, width);
}

function printUndocumented(api: ApiResult, width: number): string[] {
  const findings = findingsOf(api).filter(({ kind }) => kind === 'undocumented');
  const texts = findings.map(({ operationId, pointer, message }) => `${operationId} ${pointer}: ${message}`);
  return [...new Set(texts)].flatMap((text) => indent(`- ${text}`, 4, width));
}

function printBudget({ budget }: ApiResult): string[] {
  const limited = budget.filter(({ limit, credential }) => limit !== null && credential.startsWith('$'));
  if (limited.length === 0) return [];
  return [
    '',
    ...limited.map(({ credential, requests, limit }) => `  ${requests} of ${limit} requests with ${credential}`),
  ];
}

/** Breaks a text into lines of a width, each indented; a word that is longer than a line stays whole. */
export function indent(text: string, spaces: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width - spaces && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((part) => ' '.repeat(spaces) + part);
}
