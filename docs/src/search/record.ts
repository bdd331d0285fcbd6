/** One thing that can be searched for. */
export interface SearchRecord {
  /** Address relative to the site's root, with its anchor. */
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  /** What it is called by programs: an operationId, a field, a code. */
  readonly name?: string;
  readonly text?: string;
}
