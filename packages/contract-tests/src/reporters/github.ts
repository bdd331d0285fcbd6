import { describeSource } from '@trustline/openapi';
import type { ApiResult, Finding, PromiseResult, RunResult } from '../engine/result.ts';
import { escapeControlCharacters, shorten } from './escape-control-characters.ts';

/** GitHub shows ten annotations of each level per step and drops the rest without a word. */
const mostPerLevel = 10;
const longestMessage = 2000;

interface Annotation {
  readonly title: string;
  readonly message: string;
}

/**
 * Writes a run as GitHub Actions workflow commands: an `::error` per violated promise, a `::warning` per undocumented
 * thing, one `::notice` with the figures. Each level is capped at ten lines; the last one says how many are omitted.
 */
export function writeGithubAnnotations(run: RunResult): string {
  const promises = run.apis.flatMap((api) => api.promises.map((promise) => ({ api, promise })));
  const errors = promises
    .filter(({ promise }) => promise.verdict === 'violated')
    .map(({ api, promise }) => annotateViolation(api, promise));
  const warnings = promises.flatMap(({ api, promise }) =>
    promise.findings.filter(({ kind }) => kind === 'undocumented').map((finding) => annotateUndocumented(api, finding)),
  );
  return [
    ...writeLevel('error', 'violated promises', errors),
    ...writeLevel('warning', 'undocumented things', distinct(warnings)),
    ...writeLevel('notice', '', run.apis.map(annotateFigures)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function annotateViolation(api: ApiResult, { id, statement, source, findings }: PromiseResult): Annotation {
  const violations = findings.filter(({ kind }) => kind === 'violation');
  const [first] = violations;
  const more = violations.length > 1 ? [`and ${violations.length - 1} more`] : [];
  const seen = first === undefined ? [] : [describe(first), ...more, ...(first.curl === null ? [] : [first.curl])];
  return {
    title: `${api.title}: ${id}`,
    message: [`Promised: ${statement} (${describeSource(source)})`, ...seen].join('\n'),
  };
}

function annotateUndocumented(api: ApiResult, finding: Finding): Annotation {
  return { title: `${api.title}: undocumented`, message: describe(finding) };
}

function annotateFigures({ title, promises, exchanges }: ApiResult): Annotation {
  const count = (verdict: PromiseResult['verdict']) => promises.filter((promise) => promise.verdict === verdict).length;
  const writes = exchanges.filter((exchange) => exchange.writes).length;
  const verdicts = `${count('kept')} kept, ${count('violated')} violated, ${count('not-verified')} not verified`;
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
