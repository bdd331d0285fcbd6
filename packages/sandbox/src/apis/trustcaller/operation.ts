import { type Finding, fieldName } from '@trustline/openapi-validator';
import type { operations } from '@trustline/specs/trustcaller';
import { isAccepted } from '../../request/read-request.ts';
import type { Variations } from '../../variations.ts';
import type { Store } from '../data.ts';
import type { Bearer } from './store/api-keys.ts';

/** Everything a call may look at beside its own parameters. */
export interface TrustCallerContext {
  readonly bearer: Bearer;
  readonly store: Store;
  /** Whole seconds since 1970. */
  readonly now: number;
  /** Address of the request without its query, for links to other pages. */
  readonly address: string;
  /** Random bytes. */
  readonly random: (size: number) => Uint8Array;
  /** What is kept between calls of an operation. */
  readonly kept: KeptResponses;
  readonly variations: Variations;
}

/** Responses kept between calls. */
export interface KeptResponses {
  readonly numberPages: Map<string, object>;
  readonly testNumbers: Map<string, { readonly since: number; readonly response: Success<'listTestNumbers'> }>;
}

/** The operations of the API. */
export type OperationId = keyof operations;

/** The parameters and body of an operation as values. */
export interface Input<Id extends OperationId> {
  readonly path: Required<operations[Id]['parameters']>['path'];
  readonly query: NonNullable<operations[Id]['parameters']['query']>;
  readonly body: operations[Id] extends { requestBody: { content: { 'application/json': infer Body } } }
    ? Body
    : undefined;
}

type Json<Response> = Response extends { content: { 'application/json': infer Body extends object } } ? Body : never;

/** The body of an operation's success. */
export type Success<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses']]: Status extends 200 | 201
    ? Json<operations[Id]['responses'][Status]>
    : never;
}[keyof operations[Id]['responses']];

/** Why a call is rejected, with the whole body of the response. */
export interface ErrorResponse {
  readonly rejected: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a call came to. */
export type Outcome = { readonly status: number; readonly body: object } | ErrorResponse;

/** An operation that can be run on a request that was read. */
export interface TrustCallerOperation {
  readonly operationId: OperationId;
  readonly run: (input: object, findings: readonly Finding[], context: TrustCallerContext) => Outcome;
}

/** Says whether something rejects the call. */
export function isError(value: object): value is ErrorResponse {
  return 'rejected' in value;
}

/** Rejects a call with a message for people. */
export function fail(status: number, message: string, more: object = {}): ErrorResponse {
  return { rejected: status, body: { ...more, message } };
}

/** Joins an operation with the status of its success and the function that does what it promises. */
export function trustCallerOperation<Id extends OperationId>(
  operationId: Id,
  status: 200 | 201,
  handle: (input: Input<Id>, context: TrustCallerContext) => Success<Id> | ErrorResponse,
): TrustCallerOperation {
  return {
    operationId,
    run: (input, findings, context) => {
      if (!isAccepted<Input<Id>>(input, findings)) return failFindings(findings);
      const result = handle(input, context);
      return isError(result) ? result : { status, body: result };
    },
  };
}

function failFindings(findings: readonly Finding[]): ErrorResponse {
  const errors = new Map<string, string[]>();
  for (const finding of findings) {
    const name = fieldName(finding);
    errors.set(name, [...(errors.get(name) ?? []), finding.message]);
  }
  return {
    rejected: 422,
    body: { message: findings[0]?.message ?? 'The request is invalid.', errors: Object.fromEntries(errors) },
  };
}
