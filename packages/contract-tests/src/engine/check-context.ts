import type { Finding as Deviation } from '@trustline/openapi-validator';
import { CheckEndedError, type Checker, type Flaw, NotVerifiedError, type Seen } from './check.ts';
import type { Answer } from './session/response.ts';

/** A violation that a check saw, before it is written out for people. */
export interface Observation {
  readonly exchange: number;
  readonly deviation: Deviation;
}

/** A checker and what it was told so far. */
export interface Notebook {
  readonly checker: Checker;
  readonly violations: readonly Observation[];
  /** The number of observations, whatever came of them. */
  readonly ran: () => number;
  /** The exchanges that were looked at. */
  readonly exchanges: ReadonlySet<number>;
}

/** A broken list of thousands needs no thousand findings. */
const findingsPerCheck = 5;

/** Opens an empty notebook for one run of one check. */
export function openNotebook(): Notebook {
  const violations: Observation[] = [];
  const exchanges = new Set<number>();
  let ran = 0;
  const violate = (answer: Seen, deviation: Omit<Deviation, 'kind'>) => {
    if (violations.length < findingsPerCheck) {
      violations.push({ exchange: answer.exchange, deviation: { kind: 'violation', ...deviation } });
    }
  };
  const holds = (truth: boolean, answer: Seen, flaw: Flaw) => {
    ran += 1;
    exchanges.add(answer.exchange);
    if (!truth) violate(answer, { rule: 'promise', place: 'response body', pointer: '', ...flaw });
  };
  const hasStatus = (answer: Answer, status: number) => {
    exchanges.add(answer.exchange);
    if (answer.status === status) return true;
    const says = `${answer.operationId} answered ${answer.status} instead of ${status}.`;
    violate(answer, { rule: 'status', place: 'response status', pointer: '', value: answer.status, says });
    return false;
  };
  const checker: Checker = {
    holds,
    answers(answer, status) {
      ran += 1;
      hasStatus(answer, status);
    },
    expects(answer, status = 200) {
      if (!hasStatus(answer, status)) throw new CheckEndedError();
      return answer;
    },
    cannotTell(reason) {
      throw new NotVerifiedError(reason);
    },
  };
  return { checker, violations, ran: () => ran, exchanges };
}
