import { type Basis, findSourcePage, type OpenApiDocument, type PlacedPromise } from '@trustline/openapi';
import type { Finding as ValidationFinding } from '@trustline/openapi-validator';
import type { RecordedExchange } from '../transport/recorder.ts';
import type { Finding } from './result.ts';

/** Something that does not hold, and the exchange that shows it. */
export interface ShownFinding {
  readonly finding: ValidationFinding;
  readonly entry: RecordedExchange | undefined;
}

/** The findings about the responses of each operation. */
export type Charges = ReadonlyMap<string | null, readonly ShownFinding[]>;

/** So many findings of one kind about one place of one operation are reported; the rest says nothing new. */
const findingsPerPlace = 3;

/** Charges findings as they come in. */
export interface Charger {
  readonly charges: Charges;
  add(found: readonly ShownFinding[]): void;
}

/** Charges operations with what is wrong with their responses on their own. */
export function createCharger(): Charger {
  const charges = new Map<string | null, ShownFinding[]>();
  const isNew = createRepetitionFilter();
  return {
    charges,
    add(found) {
      for (const shown of found.filter(isNew)) push(charges, shown.entry?.operation?.operationId ?? null, shown);
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
