import { type Finding, fieldName } from '@trustline/openapi-validator';
import type { operations } from '@trustline/specs/navixy';
import { isAccepted } from '../../request/read-request.ts';
import type { Store } from '../data.ts';
import { statusCode } from './status-code.ts';
import type { NavixyUser } from './store/users.ts';
import type { Occurrence } from './wall-clock.ts';

/** How dates are written and read in one call. */
export interface CallDates {
  readonly format: (instant: number) => string;
  /** Reads a date in seconds since 1970, or nothing when its form was not asked for. */
  readonly read: (text: string, occurrence: Occurrence) => number | undefined;
}

/** What the document says and the handlers need to know. */
export interface NavixyDefaults {
  readonly limit: number;
  readonly ascending: boolean;
  /** How long before now the chat window starts, in seconds. */
  readonly windowStart: number;
  /** How long before now the chat window ends, in seconds. */
  readonly windowEnd: number;
  /** Characters of the longest text. */
  readonly longestText: number;
  /** Trackers of the largest batch. */
  readonly largestBatch: number;
}

/** Everything a call may look at beside its own parameters. */
export interface NavixyContext {
  readonly user: NavixyUser;
  readonly store: Store;
  /** Whole seconds since 1970. */
  readonly now: number;
  readonly dates: CallDates;
  readonly defaults: NavixyDefaults;
}

/** Why a call is rejected. */
export interface ErrorResponse {
  readonly rejected: number;
  readonly errors?: readonly { readonly parameter: string; readonly error: string }[];
}

/** The operations that take POST; each documented GET form shares the handler of its POST form. */
export type OperationId = Exclude<keyof operations, `${string}ViaGet`>;

/** The parameters of an operation as values. */
export type Input<Id extends OperationId> = NonNullable<operations[Id]['requestBody']>['content']['application/json'];

/** The body of an operation's success. */
export type Success<Id extends OperationId> = operations[Id]['responses'][200]['content']['application/json'];

/** What a call came to. */
export type Outcome = { readonly success: true } | ErrorResponse;

/** An operation that can be run on parameters that were read. */
export interface NavixyOperation {
  readonly operationId: OperationId;
  readonly run: (input: object, findings: readonly Finding[], context: NavixyContext) => Outcome;
}

/** The POST form of an operation and its GET form. */
export function bothForms(operationId: string): string[] {
  return [operationId, `${operationId}ViaGet`];
}

/** Rejects a call with a code of the document. */
export function fail(code: number, errors?: ErrorResponse['errors']): ErrorResponse {
  return errors === undefined ? { rejected: code } : { rejected: code, errors };
}

/** Rejects a call because of one parameter. */
export function failParameter(parameter: string, error: string): ErrorResponse {
  return fail(statusCode.invalidParameters, [{ parameter, error }]);
}

/** Says whether something rejects the call. */
export function isError(value: object): value is ErrorResponse {
  return 'rejected' in value;
}

/** Joins an operation with the function that does what it promises; what the document objects to is rejected before. */
export function navixyOperation<Id extends OperationId>(
  operationId: Id,
  handle: (input: Input<Id>, context: NavixyContext) => Success<Id> | ErrorResponse,
): NavixyOperation {
  return {
    operationId,
    run: (input, findings, context) =>
      isAccepted<Input<Id>>(input, findings) ? handle(input, context) : failFindings(findings),
  };
}

function failFindings(findings: readonly Finding[]): ErrorResponse {
  const errors = findings.map((finding) => ({ parameter: fieldName(finding), error: finding.message }));
  return fail(statusCode.invalidParameters, errors);
}
