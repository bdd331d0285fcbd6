import { type Basis, findSourcePage, type OpenApiDocument, type PlacedPromise } from '@trustline/openapi';
import type { Finding as ValidationFinding } from '@trustline/openapi-validator';
import type { RecordedExchange } from '../transport/recorder.ts';
import type { Finding } from './result.ts';

/** Something that does not hold, and the exchange that shows it. */
export interface ShownFinding {
  readonly finding: ValidationFinding;
  readonly entry: RecordedExchange | undefined;
}

/** Names the promise that says what a finding about a response is about; `null` when none does. */
export type PromiseOf = (finding: ValidationFinding, operationId: string | null) => string | null;

/** The findings about responses, each charged once: to a promise by its id, or to the responses of an operation. */
export interface Charges {
  readonly promises: ReadonlyMap<string, readonly ShownFinding[]>;
  readonly responses: ReadonlyMap<string | null, readonly ShownFinding[]>;
}

/** So many findings of one kind about one place of one operation are reported; the rest says nothing new. */
const findingsPerPlace = 3;

/** Charges findings as they come in. */
export interface Charger {
  readonly charges: Charges;
  add(found: readonly ShownFinding[]): void;
}

/**
 * Charges what is wrong with responses on their own. A promise that only a sample or we make is not charged with what
 * the vendor states: that is the operation's own.
 */
export function createCharger(promises: readonly PlacedPromise[], promiseOf: PromiseOf): Charger {
  const known = new Map(promises.map((promise) => [promise.id, promise]));
  const charges = { promises: new Map<string, ShownFinding[]>(), responses: new Map<string | null, ShownFinding[]>() };
  const isNew = createRepetitionFilter();
  const charge = (shown: ShownFinding) => {
    const operationId = shown.entry?.operation?.operationId ?? null;
    const promise = known.get(promiseOf(shown.finding, operationId) ?? '');
    const fits = promise !== undefined && (!isWeak(promise.basis) || kindOf(shown.finding) !== 'violation');
    if (fits && shown.finding.kind !== 'undocumented') push(charges.promises, promise.id, shown);
    else push(charges.responses, operationId, shown);
  };
  return {
    charges,
    add(found) {
      for (const shown of found.filter(isNew)) charge(shown);
    },
  };
}

/** What a finding comes to, given what the promise that it is charged to rests on. */
export function kindOf({ kind, basis }: ValidationFinding, promiseBasis: Basis = 'stated'): Finding['kind'] {
  if (kind === 'undocumented') return kind;
  return isWeak(basis) || isWeak(promiseBasis) ? 'deviation' : 'violation';
}

/** A promise's source with the address of its page. */
export function sourceOf(document: OpenApiDocument, { source }: PlacedPromise) {
  return { ...source, url: findSourcePage(document, source).url };
}

/** Whether something rests on a sample or on us only. */
export function isWeak(basis: Basis | undefined): boolean {
  return basis === 'shown' || basis === 'inferred';
}

function createRepetitionFilter(): (shown: ShownFinding) => boolean {
  const met = new Map<string, number>();
  return ({ entry, finding: { kind, rule, place, pointer, value } }) => {
    const status = rule === 'status' ? value : '';
    const key = [
      kind,
      entry?.operation?.operationId,
      rule,
      place,
      pointer.replace(/\/\d+(?=\/|$)/g, '/*'),
      status,
    ].join(' ');
    const times = (met.get(key) ?? 0) + 1;
    met.set(key, times);
    return times <= (kind === 'undocumented' ? 1 : findingsPerPlace);
  };
}

function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
