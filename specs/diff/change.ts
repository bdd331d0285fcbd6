/** What a release with a change must raise: the first, second or third number of the version. */
export type Impact = 'major' | 'minor' | 'patch';

/** One difference between two documents. */
export interface Change {
  readonly impact: Impact;
  /** The JSON pointer of what changed, or the id of a promise. */
  readonly place: string;
  readonly message: string;
}

const order: readonly Impact[] = ['major', 'minor', 'patch'];

/** Sorts changes so that the breaking ones come first; equal ones stay in the document's order. */
export function byImpact(one: Change, other: Change): number {
  return order.indexOf(one.impact) - order.indexOf(other.impact);
}

/** The impact of all changes together; undefined when there are none. */
export function greatestImpact(changes: readonly Change[]): Impact | undefined {
  return order.find((impact) => changes.some((change) => change.impact === impact));
}
