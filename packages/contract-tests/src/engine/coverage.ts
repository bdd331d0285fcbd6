import type { Contract, ContractOperation } from '@trustline/openapi-validator';
import type { Check } from './check.ts';
import { levelOf, optionOf } from './level.ts';
import type { ApiResult } from './result.ts';

/** A promise of the whole API on one operation. */
export interface CoverageCell {
  readonly operationId: string;
  /** How many exchanges with the operation the promise was verified by. */
  readonly exchanges: number;
  /** Why there is none; `null` where there is one, or no reason for there being none. */
  readonly excuse: string | null;
}

/** A promise of the whole API, operation by operation. */
export interface CoverageRow {
  readonly promise: string;
  readonly cells: readonly CoverageCell[];
}

/** Says on which operations each promise of the whole API was verified, and why not on the others. */
export function coverageOf(
  { promises, exchanges, allowed }: Pick<ApiResult, 'promises' | 'exchanges' | 'allowed'>,
  { operations }: Pick<Contract, 'operations'>,
  checks: readonly Pick<Check<never>, 'promise' | 'notEverywhere'>[],
): CoverageRow[] {
  const excuseOf = new Map(checks.map(({ promise, notEverywhere }) => [promise, notEverywhere]));
  return promises
    .filter(({ operationId }) => operationId === null)
    .map(({ id, reason, exchanges: used }) => ({
      promise: id,
      cells: operations.map((operation) => {
        const count = used.filter((index) => exchanges[index]?.operationId === operation.operationId).length;
        const excuse = excuseOf.get(id) ?? reason ?? missingPermission(operation, allowed);
        return { operationId: operation.operationId, exchanges: count, excuse: count > 0 ? null : excuse };
      }),
    }));
}

function missingPermission({ object }: ContractOperation, allowed: ApiResult['allowed']): string | null {
  const level = levelOf(object);
  return level === null || allowed.includes(level) ? null : `needs ${optionOf(level)}`;
}
