import type { Contract, ContractOperation } from '@trustline/openapi-validator';
import type { ApiResponse } from '../session/response.ts';

/** A request and its response as they went by, read by the document. */
export interface Observed {
  readonly operation: ContractOperation;
  /** The values of parameters and of the fields of the body, defaults left out. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** Whether the document knows every parameter, value and the body of the request. */
  readonly isValid: boolean;
  /** The names of the parameters and fields that the document requires and the request lacks, or that are malformed. */
  readonly wrong: readonly string[];
  /** The credential's name, `none` without any. */
  readonly credential: string;
  readonly startedAt: number;
  readonly response: ApiResponse;
}

/** Everything that went by of one API, in its order. */
export interface Traffic {
  readonly contract: Contract;
  readonly observed: readonly Observed[];
}

/** What went by of some operations, whatever form they have; an operation by GET counts as the one by POST. */
export function observedOf({ observed }: Traffic, ...operationIds: readonly string[]): Observed[] {
  return observed.filter(({ operation }) => operationIds.includes(formless(operation.operationId)));
}

/** Whether an exchange ended in a success. */
export function succeeded({ response }: Observed): boolean {
  return response.status < 300;
}

/** The id of an operation without the form it is sent in. */
export function formless(operationId: string): string {
  return operationId.replace(/ViaGet$/, '');
}

/** What went by between two exchanges, both excluded. */
export function between({ observed }: Traffic, first: Observed, second: Observed): readonly Observed[] {
  return observed.slice(observed.indexOf(first) + 1, observed.indexOf(second));
}
