import type { Finding as ValidationFinding } from '@trustline/openapi-validator';
import { type CheckContext, CheckEndedError, type Flaw, NotVerifiedError, type Seen } from './check.ts';
import type { ApiResponse } from './session/response.ts';

/** A violation that a check saw, before it is written out for people. */
export interface Observation {
  readonly exchange: number;
  readonly finding: ValidationFinding;
}

/** A checker and what it was told so far. */
export interface CheckRecord {
  readonly context: CheckContext;
  readonly violations: readonly Observation[];
  /** The number of observations, whatever came of them. */
  readonly ran: () => number;
  /** The exchanges that were looked at. */
  readonly exchanges: ReadonlySet<number>;
}

/** A broken list of thousands needs no thousand findings. */
const findingsPerCheck = 5;

/** Opens an empty notebook for one run of one check. */
export function createCheckContext(): CheckRecord {
  const violations: Observation[] = [];
  const exchanges = new Set<number>();
  let ran = 0;
  const violate = (response: Seen, finding: Omit<ValidationFinding, 'kind'>) => {
    if (violations.length < findingsPerCheck) {
      violations.push({ exchange: response.exchange, finding: { kind: 'violation', ...finding } });
    }
  };
  const assert = (truth: boolean, response: Seen, flaw: Flaw) => {
    ran += 1;
    exchanges.add(response.exchange);
    if (!truth) violate(response, { rule: 'promise', place: 'response body', pointer: '', ...flaw });
  };
  const hasStatus = (response: ApiResponse, status: number) => {
    exchanges.add(response.exchange);
    if (response.status === status) return true;
    const message = `${response.operationId} answered ${response.status} instead of ${status}.`;
    violate(response, { rule: 'status', place: 'response status', pointer: '', value: response.status, message });
    return false;
  };
  const context: CheckContext = {
    assert,
    assertStatus(response, status) {
      ran += 1;
      hasStatus(response, status);
    },
    requireStatus(response, status = 200) {
      if (!hasStatus(response, status)) throw new CheckEndedError();
      return response;
    },
    skip(reason) {
      throw new NotVerifiedError(reason);
    },
  };
  return { context, violations, ran: () => ran, exchanges };
}
