import type { Change } from './change.ts';
import { isMapping, listExtensions } from './extension.ts';

interface PlacedPromise {
  readonly id: string;
  readonly statement: string;
  readonly basis: string;
  readonly place: string;
}

/**
 * Compares what two documents promise, by the promises' ids. An id stands for one meaning: a promise whose meaning
 * changes gets a new id, so a changed statement under an old id is a matter of words.
 */
export function comparePromises(base: unknown, revision: unknown): Change[] {
  const before = promisesOf(base);
  const after = promisesOf(revision);
  const removed = [...before.values()].filter(({ id }) => !after.has(id));
  return [
    ...removed.map((promise) => removal(promise)),
    ...[...after.values()].flatMap((promise) => {
      const earlier = before.get(promise.id);
      return earlier ? comparePromise(earlier, promise) : [addition(promise)];
    }),
  ];
}

function promisesOf(document: unknown): Map<string, PlacedPromise> {
  const lists = listExtensions(document).filter(({ key, value }) => key === 'x-promises' && Array.isArray(value));
  const promises = lists.flatMap(({ value, place }) =>
    (Array.isArray(value) ? value : []).filter(isMapping).map((promise) => ({
      id: String(promise.id),
      statement: String(promise.statement),
      basis: String(promise.basis ?? 'stated'),
      place,
    })),
  );
  return new Map(promises.map((promise) => [promise.id, promise]));
}

function removal({ id, basis, statement }: PlacedPromise): Change {
  const impact = basis === 'stated' ? 'major' : 'minor';
  return { impact, place: id, message: `The ${basis} promise was removed: ${statement}` };
}

function addition({ id, basis, statement }: PlacedPromise): Change {
  return { impact: 'minor', place: id, message: `A ${basis} promise was added: ${statement}` };
}

function comparePromise(before: PlacedPromise, after: PlacedPromise): Change[] {
  const place = after.id;
  const changes: Change[] = [];
  if (before.basis !== after.basis) {
    const impact = before.basis === 'stated' ? 'major' : 'minor';
    changes.push({ impact, place, message: `What was ${before.basis} is ${after.basis} now: ${after.statement}` });
  }
  if (before.place !== after.place) {
    const impact = before.basis === 'stated' && after.place !== '#' ? 'major' : 'minor';
    changes.push({ impact, place, message: `The promise moved from ${before.place} to ${after.place}.` });
  }
  if (before.statement !== after.statement) {
    const message = `The statement was reworded: ${before.statement} → ${after.statement}`;
    changes.push({ impact: 'patch', place, message });
  }
  return changes;
}
