import type { Contract, ContractOperation } from '@trustline/openapi-validator';
import type { SandboxResponse } from '../http/message.ts';
import type { SandboxOperation } from './api.ts';

/** Responds to a request of an operation that has no handler: a problem document (RFC 9457) with one sentence. */
export function notSimulated(operationId: string): SandboxResponse {
  return problem(
    501,
    'Not simulated',
    `The sandbox does not simulate ${operationId}; its document has it, no handler does it.`,
  );
}

/** A response about the sandbox itself, not about an API. */
export function problem(status: number, title: string, detail: string): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ title, status, detail }),
  };
}

/** Lists the operations of a document with whether a handler does what they say. */
export function describeOperations(
  api: string,
  { operations }: Contract,
  handlers: Readonly<Record<string, unknown>>,
): SandboxOperation[] {
  return operations.map(({ operationId, method, path }: ContractOperation) => ({
    api,
    operationId,
    method: method.toUpperCase(),
    path,
    simulated: Object.hasOwn(handlers, operationId),
  }));
}
