import type { Finding as ValidationFinding, WeakBasis } from '@trustline/openapi-validator';
import { type CheckContext, type Flaw, NotVerifiedError, type Seen } from './check.ts';
import type { ApiResponse } from './session/response.ts';

/** What a check saw that does not hold, before it is written out for people. */
export interface Observation {
  readonly exchange: number;
  readonly finding: ValidationFinding;
  /** The permission that the credential may lack, which would explain it. */
  readonly lacks?: string;
}

/** A check's context and what it was told so far. */
export interface CheckRecord {
  readonly context: CheckContext;
  /** What does not hold of the promise. */
  readonly broken: readonly Observation[];
  /** Responses that the check could not go on from; they belong to their operation, not to the promise. */
  readonly unexpected: readonly Observation[];
  /** The number of observations, whatever came of them. */
  readonly ran: () => number;
  /** The exchanges that were looked at. */
  readonly exchanges: ReadonlySet<number>;
}

/** A broken list of thousands needs no thousand findings. */
const findingsPerCheck = 5;

/** Opens the context of one run of one check. */
export function createCheckContext(): CheckRecord {
  const broken: Observation[] = [];
  const unexpected: Observation[] = [];
  const exchanges = new Set<number>();
  let ran = 0;
  const add = ({ exchange }: Seen, finding: ValidationFinding, lacks?: string) => {
    const alike = broken.filter((known) => known.finding.basis === finding.basis);
    if (alike.length < findingsPerCheck) broken.push({ exchange, finding, ...(lacks === undefined ? {} : { lacks }) });
  };
  const assert = (truth: boolean, response: Seen, flaw: Flaw) => {
    ran += 1;
    exchanges.add(response.exchange);
    const { basis = response.basis } = flaw;
    const finding = { kind: 'violation', rule: 'promise', place: 'response body', pointer: '', ...flaw } as const;
    if (!truth) add(response, basis === undefined ? finding : { ...finding, basis });
  };
  const context: CheckContext = {
    assert,
    assertStatus(response, status, basis) {
      ran += 1;
      exchanges.add(response.exchange);
      if (response.status === status) return;
      add(response, wrongStatus(response, status, basis ?? response.basis), response.lacks);
    },
    requireStatus(response, status = 200) {
      exchanges.add(response.exchange);
      if (response.status === status) return response;
      const { lacks, exchange, basis } = response;
      unexpected.push({
        exchange,
        finding: wrongStatus(response, status, basis),
        ...(lacks === undefined ? {} : { lacks }),
      });
      throw new NotVerifiedError(
        lacks === undefined
          ? `${response.operationId} returned ${response.status} where ${status} was needed`
          : lackOf(lacks),
      );
    },
    skip(reason) {
      throw new NotVerifiedError(reason);
    },
  };
  return { context, broken, unexpected, ran: () => ran, exchanges };
}

/** Why a promise is not verified that needs a permission which the credential lacks. */
export function lackOf(permission: string): string {
  return `the credential lacks the permission ${permission}`;
}

function wrongStatus(response: ApiResponse, status: number, basis?: WeakBasis): ValidationFinding {
  return {
    kind: 'violation',
    rule: 'status',
    place: 'response status',
    pointer: '',
    value: response.status,
    message: `${response.operationId} returned ${response.status} instead of ${status}.`,
    ...(basis === undefined ? {} : { basis }),
  };
}
