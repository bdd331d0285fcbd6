import { UnreadableAnswerError } from './error.ts';
import type { Exchange } from './options.ts';

/** Says what contradicts the request or the rest of the answer; `undefined` when nothing does. */
export type Check = (exchange: Exchange) => string | false | undefined;

/** Creates a hook that fails a call whose answer a check finds fault with. */
export function createCheck(checks: Readonly<Record<string, Check>>): (exchange: Exchange) => void {
  return (exchange) => {
    const { request, response, data, attempts } = exchange;
    const { operationId, method, url } = request;
    const fault = checks[operationId.replace('ViaGet', '')]?.(exchange);
    if (!fault) return;
    const { status, headers } = response;
    const facts = { operationId, method, url, attempts, status, headers, body: data };
    throw new UnreadableAnswerError(`${operationId}: the answer contradicts the contract: ${fault}`, facts);
  };
}

/** Tells whether two items share a key. */
export function hasTwice(keys: readonly unknown[]): boolean {
  return new Set(keys).size !== keys.length;
}
