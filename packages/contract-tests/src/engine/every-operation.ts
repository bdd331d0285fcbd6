import { listSampleRequests, type SampleRequest } from '@trustline/openapi';
import { levelOf } from './level.ts';
import type { Session } from './session/session.ts';
import { unknownId, withUnknownIds } from './unknown-ids.ts';

/**
 * A request of every operation in each of its media types, made of the document's own examples: what holds for the whole
 * API is verified for an operation from the day it is documented. Identifiers in paths are those of nothing, so that a
 * request which is let through does no harm; requests that change something where that is allowed, and else only on IDs
 * that no record has, and none of an operation that the sandbox does not simulate yet.
 */
export function listEveryRequest({
  contract,
  allows,
  usesUnknownIds,
  notSimulated,
}: Pick<Session, 'contract' | 'allows' | 'usesUnknownIds' | 'notSimulated'>): SampleRequest[] {
  const operations = new Map(contract.operations.map((operation) => [operation.operationId, operation]));
  const met = new Set<string>();
  return listSampleRequests(contract.document).flatMap((sample) => {
    const operation = operations.get(sample.operationId);
    const key = `${sample.operationId} ${sample.mediaType}`;
    if (operation === undefined || met.has(key) || notSimulated.has(sample.operationId)) return [];
    met.add(key);
    const request = { ...sample, path: operation.path.replace(/\{[^}]+\}/g, String(unknownId)) };
    const level = levelOf(operation.object);
    if (level === null || allows(level)) return [request];
    return usesUnknownIds ? (withUnknownIds(contract.document, operation, request) ?? []) : [];
  });
}
