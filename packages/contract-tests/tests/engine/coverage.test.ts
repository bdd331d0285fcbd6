import { compileContract } from '@trustline/openapi-validator';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { suiteOf } from '../../src/apis/registry.ts';
import { printCoverage } from '../../src/cli/coverage.ts';
import { coverageOf } from '../../src/engine/coverage.ts';
import { openSandbox } from './in-process.ts';

describe.each(apiNames)('the promises of the whole API %s', (api) => {
  const contract = compileContract(loadDocument(api));
  const { checks } = suiteOf(api);

  it('are verified on every operation, or excused with a reason that is needed', async () => {
    const { verify } = openSandbox();

    const rows = coverageOf(await verify(api), contract, checks);

    const gaps = rows.flatMap(({ promise, cells }) =>
      cells
        .filter(({ exchanges, excuse }) => exchanges === 0 && excuse === null)
        .map(({ operationId }) => `${promise} ${operationId}`),
    );
    const covered = rows.filter(({ cells }) => cells.every(({ exchanges }) => exchanges > 0)).map((row) => row.promise);
    const excused = checks.filter(({ notEverywhere }) => notEverywhere !== undefined).map(({ promise }) => promise);
    expect(gaps).toEqual([]);
    expect(excused.filter((promise) => covered.includes(promise))).toEqual([]);
    expect(rows.map(({ cells }) => cells.length)).toEqual(rows.map(() => contract.operations.length));
  });

  it('have excuses for promises of the whole API only', () => {
    const whole = new Set(loadDocument(api)['x-promises']?.map(({ id }) => id));
    const excused = checks.filter(({ notEverywhere }) => notEverywhere !== undefined).map(({ promise }) => promise);

    expect(excused.filter((promise) => !whole.has(promise))).toEqual([]);
  });
});

describe('what --coverage prints', () => {
  it('marks a cell that is empty without a reason, and says the reasons of the others', () => {
    const cells = [
      { operationId: 'listMeters', exchanges: 2, excuse: null },
      { operationId: 'addReading', exchanges: 0, excuse: 'needs --allow-writes' },
      { operationId: 'countMeters', exchanges: 0, excuse: null },
    ];

    expect(printCoverage([{ promise: 'acme.key-needed', cells }], 80).split('\n')).toEqual([
      'Promises of the whole API by operation',
      '  x verified, . not, for the reason below, ? not, without one',
      '  a listMeters, b addReading, c countMeters',
      '                   abc',
      '  acme.key-needed  x.?',
      '    needs --allow-writes',
      '',
    ]);
  });
});
