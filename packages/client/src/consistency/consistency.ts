import { InvalidResponseError } from '../error.ts';
import type { Exchange } from '../options.ts';
import type { Compile, Schemas } from '../validators.ts';

/** What contradicts the request or the rest of the response; nothing when nothing does. */
export type Contradiction = string | false | undefined;

/** Everything a document says of the successes of its operations, also what it only infers. */
export interface FullContract {
  readonly compile: Compile;
  readonly outputs: Schemas;
}

/** Creates what lists all deviations of a successful response from its full contract, or else what it contradicts. */
export function createDeviations<AnyExchange extends Exchange>(
  { compile, outputs }: FullContract,
  findContradiction: (exchange: AnyExchange) => Contradiction,
): (exchange: AnyExchange) => readonly string[] {
  return (exchange) => {
    const output = outputs[exchange.operationId];
    const violations = output ? compile(output)(exchange.data) : [];
    if (violations.length > 0) return violations.map((violation) => `response${violation}`);
    // What has the documented form can be read without care.
    const contradiction = findContradiction(exchange);
    return contradiction ? [contradiction] : [];
  };
}

/** Fails a call whose response deviates; the error's `fields` tells all deviations. */
export function assertNoDeviations(
  { operationId, request, response, data, attempts }: Exchange,
  deviations: readonly string[],
): void {
  if (deviations.length === 0) return;
  const { method, url } = request;
  const { status, headers } = response;
  throw new InvalidResponseError(`${operationId}: the response deviates from the contract: ${deviations[0]}`, {
    ...{ operationId, method, url, attempts, status, headers, body: data },
    fields: { response: deviations },
  });
}

export function hasTwice(keys: readonly unknown[]): boolean {
  return new Set(keys).size !== keys.length;
}
