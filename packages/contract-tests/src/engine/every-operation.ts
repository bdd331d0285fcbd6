import { listSampleRequests, type SampleRequest } from '@trustline/openapi';
import { levelOf } from './level.ts';
import type { Session } from './session/session.ts';

/** An identifier that no record has: the largest that fits a signed 32-bit column. */
const unknownId = '2147483647';

/**
 * A request of every operation in each of its media types, made of the document's own examples: what holds for the whole
 * API is verified for an operation from the day it is documented. Identifiers in paths are those of nothing, so that a
 * request which is let through does no harm; requests that change something only where that is allowed, and none of an
 * operation that the sandbox does not simulate yet.
 */
export function listEveryRequest({
  contract,
  allows,
  notSimulated,
}: Pick<Session, 'contract' | 'allows' | 'notSimulated'>): SampleRequest[] {
  const operations = new Map(contract.operations.map((operation) => [operation.operationId, operation]));
  const met = new Set<string>();
  return listSampleRequests(contract.document).flatMap((sample) => {
    const operation = operations.get(sample.operationId);
    const key = `${sample.operationId} ${sample.mediaType}`;
    if (operation === undefined || met.has(key) || notSimulated.has(sample.operationId)) return [];
    met.add(key);
    const level = levelOf(operation.object);
    if (level !== null && !allows(level)) return [];
    return [{ ...sample, path: operation.path.replace(/\{[^}]+\}/g, unknownId) }];
  });
}
