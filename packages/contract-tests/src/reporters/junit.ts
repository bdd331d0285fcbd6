import { describeSource } from '@trustline/openapi';
import XMLBuilder from 'fast-xml-builder';
import type { ApiResult, Finding, PromiseResult, RunResult } from '../engine/result.ts';
import { escapeControlCharacters, shorten } from './escape-control-characters.ts';

const longestValue = 2000;

/**
 * Writes a run as JUnit XML: one suite per tag, one case per promise. A promise that was not verified is skipped
 * with its reason, so no reader of the file counts it as passed.
 */
export function writeJunit(run: RunResult): string {
  const suites = run.apis.flatMap((api) => listSuites(api));
  const cases = run.apis.flatMap(({ promises }) => promises);
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
  return tags.map((tag) => {
    const promises = api.promises.filter((promise) => promise.tag === tag);
    return {
      '@name': tag === api.title ? tag : `${api.title}: ${tag}`,
      ...count(promises),
      '@timestamp': api.startedAt,
      '@time': seconds(promises.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
      testcase: promises.map((promise) => writeCase(api, promise)),
    };
  });
}

function count(promises: readonly PromiseResult[]): object {
  return {
    '@tests': promises.length,
    '@failures': promises.filter(({ verdict }) => verdict === 'violated').length,
    '@errors': 0,
    '@skipped': promises.filter(({ verdict }) => verdict === 'not-verified').length,
  };
}

function writeCase(api: ApiResult, promise: PromiseResult): object {
  const violations = promise.findings.filter(({ kind }) => kind === 'violation');
  const undocumented = promise.findings.filter(({ kind }) => kind === 'undocumented');
  return {
    '@name': promise.statement,
    '@classname': `${api.api}.${promise.operationId ?? 'api'}.${promise.id}`,
    '@time': seconds(promise.milliseconds),
    ...(promise.verdict === 'violated' ? { failure: violations.map((finding) => writeFailure(promise, finding)) } : {}),
    ...(promise.verdict === 'not-verified' ? { skipped: { '@message': promise.reason ?? '' } } : {}),
    ...(undocumented.length > 0 ? { 'system-out': undocumented.map(describe).join('\n\n') } : {}),
  };
}

function writeFailure(promise: PromiseResult, finding: Finding): object {
  return {
    '@type': finding.rule,
    '@message': finding.message,
    '#text': `${describe(finding)}\nPromised: ${promise.statement}\nSource: ${describeSource(promise.source)}`,
  };
}

function describe({ kind, rule, place, pointer, value, message, curl }: Finding): string {
  const lines = [
    message,
    `${kind === 'violation' ? 'Violated' : 'Undocumented'}: ${rule} in ${place}${pointer === '' ? '' : ` at ${pointer}`}`,
    ...(value === null ? [] : [`Value: ${shorten(value, longestValue)}`]),
    ...(curl === null ? [] : [`Repeat: ${shorten(curl, longestValue)}`]),
  ];
  return lines.join('\n');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
