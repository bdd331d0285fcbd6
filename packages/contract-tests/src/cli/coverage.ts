import { compileContract } from '@trustline/openapi-validator';
import { loadDocument } from '@trustline/specs';
import { suiteOf } from '../apis/registry.ts';
import { type CoverageCell, type CoverageRow, coverageOf } from '../engine/coverage.ts';
import type { ApiResult } from '../engine/result.ts';
import { indent } from './print.ts';

const marks = { seen: 'x', excused: '.', gap: '?' };
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Reads from the result of a run on which operations each promise of the whole API was verified. */
export function readCoverage(result: ApiResult): CoverageRow[] {
  const { api } = result;
  return coverageOf(result, compileContract(loadDocument(api)), suiteOf(api).checks);
}

/** Writes on which operations each promise of the whole API was verified, and why not on the others. */
export function printCoverage(rows: readonly CoverageRow[], width: number): string {
  const operations = rows[0]?.cells.map(({ operationId }) => operationId) ?? [];
  const label = Math.max(0, ...rows.map(({ promise }) => promise.length));
  const legend = operations.map((operationId, index) => `${letterOf(index)} ${operationId}`);
  return [
    'Promises of the whole API by operation',
    ...indent(
      `${marks.seen} verified, ${marks.excused} not, for the reason below, ${marks.gap} not, without one`,
      2,
      width,
    ),
    ...indent(legend.join(', '), 2, width),
    `  ${' '.repeat(label)}  ${operations.map((_operation, index) => letterOf(index)).join('')}`,
    ...rows.flatMap(({ promise, cells }) => [
      `  ${promise.padEnd(label)}  ${cells.map(markOf).join('')}`,
      ...[...new Set(cells.flatMap(({ excuse }) => excuse ?? []))].flatMap((excuse) => indent(excuse, 4, width)),
    ]),
    '',
  ].join('\n');
}

function markOf({ exchanges, excuse }: CoverageCell): string {
  if (exchanges > 0) return marks.seen;
  return excuse === null ? marks.gap : marks.excused;
}

function letterOf(index: number): string {
  return letters[index % letters.length] ?? '';
}
