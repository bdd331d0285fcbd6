import { describeSource } from '@trustline/openapi';
import XMLBuilder from 'fast-xml-builder';
import type { ApiResult, Finding, PromiseResult, ResponseResult, RunResult } from '../engine/result.ts';
import { withoutAccepted } from './accepted.ts';
import { escapeControlCharacters, shorten } from './escape-control-characters.ts';

const longestValue = 2000;

/**
 * Writes a run as JUnit XML: one suite per tag, one case per promise, and one per operation whose responses are not as
 * documented. A promise that was not verified is skipped with its reason, and one that deviates with what was seen, so
 * no reader of the file counts it as passed.
 */
export function writeJunit(given: RunResult): string {
  const run = { ...given, apis: given.apis.map(withoutAccepted) };
  const suites = run.apis.flatMap((api) => listSuites(api));
  const cases = run.apis.flatMap(({ promises, responses }) => [...promises, ...responses.filter(isWrong)]);
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
  });
  const xml = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': run.tool.name,
      ...count(cases),
      '@time': seconds(run.milliseconds),
      testsuite: suites,
    },
  });
  return escapeControlCharacters(xml);
}

function listSuites(api: ApiResult): object[] {
  const tags = [...new Set(api.promises.map(({ tag }) => tag))];
  const responses = api.responses.filter(isWrong);
  const suites = tags.map((tag) => {
    const promises = api.promises.filter((promise) => promise.tag === tag);
    return {
      '@name': tag === api.title ? tag : `${api.title}: ${tag}`,
      ...count(promises),
      '@timestamp': api.startedAt,
      '@time': seconds(promises.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
      testcase: promises.map((promise) => writeCase(api, promise)),
    };
  });
  if (responses.length === 0) return suites;
  const name = `${api.title}: responses`;
  const testcase = responses.map((response) => writeResponses(api, response));
  return [
    ...suites,
    { '@name': name, ...count(responses), '@timestamp': api.startedAt, '@time': seconds(0), testcase },
  ];
}

function isWrong({ verdict }: ResponseResult): boolean {
  return verdict !== 'kept';
}

function count(promises: readonly Pick<PromiseResult, 'verdict'>[]): object {
  return {
    '@tests': promises.length,
    '@failures': promises.filter(({ verdict }) => verdict === 'violated').length,
    '@errors': 0,
    '@skipped': promises.filter(({ verdict }) => verdict === 'not-verified' || verdict === 'deviates').length,
  };
}

function writeCase(api: ApiResult, promise: PromiseResult): object {
  const promised = `Promised (${promise.basis}): ${promise.statement}\nSource: ${describeSource(promise.source)}, ${promise.source.url}`;
  return {
    '@name': promise.statement,
    '@classname': `${api.api}.${promise.operationId ?? 'api'}.${promise.id}`,
    '@time': seconds(promise.milliseconds),
    properties: { property: { '@name': 'basis', '@value': promise.basis } },
    ...writeVerdict(promise, promise.reason, promised),
  };
}

function writeResponses(api: ApiResult, responses: ResponseResult): object {
  const { operationId } = responses;
  return {
    '@name': `The responses of ${operationId ?? 'undocumented requests'} are as documented.`,
    '@classname': `${api.api}.${operationId ?? 'api'}.responses`,
    '@time': seconds(0),
    ...writeVerdict(responses, null, ''),
  };
}

function writeVerdict(
  { verdict, findings }: Pick<PromiseResult, 'verdict' | 'findings'>,
  reason: string | null,
  promised: string,
): object {
  const violations = findings.filter(({ kind }) => kind === 'violation');
  const others = findings.filter(({ kind }) => kind !== 'violation');
  const [first] = others;
  return {
    ...(verdict === 'violated' ? { failure: violations.map((finding) => writeFailure(finding, promised)) } : {}),
    ...(verdict === 'not-verified' ? { skipped: { '@message': reason ?? '' } } : {}),
    ...(verdict === 'deviates' ? { skipped: { '@message': `deviates: ${first?.message ?? ''}` } } : {}),
    ...(others.length > 0 ? { 'system-out': others.map(describe).join('\n\n') } : {}),
  };
}

function writeFailure(finding: Finding, promised: string): object {
  const text = [describe(finding), promised].filter((part) => part !== '').join('\n');
  return { '@type': finding.rule, '@message': finding.message, '#text': text };
}

function describe({ kind, rule, place, pointer, value, message, curl }: Finding): string {
  const lines = [
    message,
    `${kindWords[kind]}: ${rule} in ${place}${pointer === '' ? '' : ` at ${pointer}`}`,
    ...(value === null ? [] : [`Value: ${shorten(value, longestValue)}`]),
    ...(curl === null ? [] : [`Repeat: ${shorten(curl, longestValue)}`]),
  ];
  return lines.join('\n');
}

const kindWords = { violation: 'Violated', deviation: 'Deviates', undocumented: 'Undocumented' } as const;

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
