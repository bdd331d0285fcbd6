import { describeSource } from '@trustline/openapi';
import { findingsOf } from '../engine/figures.ts';
import type { ApiResult, Finding, PromiseResult, ResponseResult, RunResult, Verdict } from '../engine/result.ts';
import { withoutAccepted } from './accepted.ts';
import { escapeControlCharacters, shorten } from './escape-control-characters.ts';

/** GitHub shows ten annotations of each level per step and drops the rest without a word. */
const mostPerLevel = 10;
const longestMessage = 2000;

interface Annotation {
  readonly title: string;
  readonly message: string;
}

/**
 * Writes a run as GitHub Actions workflow commands: an `::error` per violated promise or operation, a `::warning` per
 * deviation and undocumented thing, one `::notice` with the figures. Each level is capped at ten lines; the last one says how many are omitted.
 */
export function writeGithubAnnotations(given: RunResult): string {
  const run = { ...given, apis: given.apis.map(withoutAccepted) };
  const promises = run.apis.flatMap((api) => api.promises.map((promise) => ({ api, promise })));
  const responses = run.apis.flatMap((api) => api.responses.map((response) => ({ api, response })));
  const ofVerdict = (wanted: Verdict) => [
    ...promises
      .filter(({ promise }) => promise.verdict === wanted)
      .map(({ api, promise }) => annotatePromise(api, promise)),
    ...responses
      .filter(({ response }) => response.verdict === wanted)
      .map(({ api, response }) => annotateResponses(api, response)),
  ];
  const errors = ofVerdict('violated');
  const warnings = [
    ...ofVerdict('deviates'),
    ...run.apis.flatMap((api) =>
      findingsOf(api)
        .filter(({ kind }) => kind === 'undocumented')
        .map((finding) => annotateUndocumented(api, finding)),
    ),
  ];
  return [
    ...writeLevel('error', 'violated promises', errors),
    ...writeLevel('warning', 'deviations and undocumented things', distinct(warnings)),
    ...writeLevel('notice', '', run.apis.map(annotateFigures)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function annotatePromise(api: ApiResult, { id, statement, basis, source, findings }: PromiseResult): Annotation {
  const promised = `Promised (${basis}): ${statement} (${describeSource(source)})`;
  return { title: `${api.title}: ${id}`, message: [promised, ...describeAll(findings)].join('\n') };
}

function annotateResponses(api: ApiResult, { operationId, findings }: ResponseResult): Annotation {
  const title = `${api.title}: responses of ${operationId ?? 'undocumented requests'}`;
  return { title, message: describeAll(findings).join('\n') };
}

/** The worst finding, with the command that repeats it, and how many more there are. */
function describeAll(findings: readonly Finding[]): string[] {
  const violations = findings.filter(({ kind }) => kind === 'violation');
  const worst = violations.length > 0 ? violations : findings.filter(({ kind }) => kind === 'deviation');
  const [first] = worst;
  if (first === undefined) return [];
  const more = worst.length > 1 ? [`and ${worst.length - 1} more`] : [];
  return [describe(first), ...more, ...(first.curl === null ? [] : [first.curl])];
}

function annotateUndocumented(api: ApiResult, finding: Finding): Annotation {
  return { title: `${api.title}: undocumented`, message: describe(finding) };
}

function annotateFigures({ title, promises, exchanges }: ApiResult): Annotation {
  const count = (verdict: PromiseResult['verdict']) => promises.filter((promise) => promise.verdict === verdict).length;
  const writes = exchanges.filter((exchange) => exchange.writes).length;
  const verdicts = `${count('kept')} kept, ${count('violated')} violated, ${count('deviates')} deviate, ${count('not-verified')} not verified`;
  return { title, message: `${verdicts}; ${exchanges.length} requests, ${writes} writes` };
}

function describe({ operationId, place, pointer, value, message }: Finding): string {
  const where = [operationId, `${place}${pointer}`].filter((part) => part !== null).join(', ');
  return `${where}: ${message}${value === null ? '' : ` Value: ${value}`}`;
}

function distinct(annotations: readonly Annotation[]): Annotation[] {
  return [...new Map(annotations.map((annotation) => [annotation.message, annotation])).values()];
}

function writeLevel(level: 'error' | 'warning' | 'notice', what: string, annotations: readonly Annotation[]): string[] {
  const isOver = annotations.length > mostPerLevel;
  const shown = isOver ? annotations.slice(0, mostPerLevel - 1) : annotations;
  const lines = shown.map(({ title, message }) => writeCommand(level, title, message));
  const rest = `${annotations.length - shown.length} more ${what} are in the report`;
  return isOver ? [...lines, writeCommand(level, 'and more', rest)] : lines;
}

function writeCommand(level: string, title: string, message: string): string {
  const text = escapeData(escapeControlCharacters(shorten(message, longestMessage)));
  return `::${level} title=${escapeProperty(escapeControlCharacters(title))}::${text}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
