import * as apiKeys from './api-keys.ts';
import * as calls from './calls.ts';
import * as numbers from './numbers.ts';
import type { TrustCallerOperation } from './operation.ts';

const operations: Readonly<Record<string, TrustCallerOperation>> = { ...numbers, ...calls, ...apiKeys };

/** The operations that are simulated. */
export const trustCallerHandlers: Readonly<Record<string, TrustCallerOperation>> = Object.fromEntries(
  Object.values(operations).map((operation) => [operation.operationId, operation]),
);
