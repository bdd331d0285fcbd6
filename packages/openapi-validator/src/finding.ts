import type { Basis } from '@trustline/openapi';

/** One deviation of a message from the document, with all that is needed to mend it. */
export interface Finding {
  /**
   * `undocumented` is something the document does not mention, `legacy` a way to write a request that outdated pages of
   * the vendor show; everything else is a `violation`.
   */
  readonly kind: 'violation' | 'undocumented' | 'legacy';
  /** What was broken: `status`, `content-type`, `header`, `json`, `duplicate-key`, …, or a JSON Schema keyword. */
  readonly rule: string;
  /** The part of the message, e.g. `response body` or `query parameter limit`. */
  readonly place: string;
  /** JSON pointer of the offending value inside that part; empty for the part as a whole. */
  readonly pointer: string;
  /** The offending value, where there is one. */
  readonly value?: unknown;
  /** The deviation as one sentence. */
  readonly message: string;
  /** Where the constraint comes from, when no sentence of the vendor's states or implies it. */
  readonly basis?: WeakBasis;
}

/** The bases on which a message may deviate without breaking what the vendor says. */
export type WeakBasis = Extract<Basis, 'shown' | 'inferred'>;

/** A finding of something that breaks the document. */
export function violation(rule: string, place: string, message: string, pointer = '', value?: unknown): Finding {
  return { kind: 'violation', rule, place, pointer, message, ...(value === undefined ? {} : { value }) };
}

/** A finding of something the document does not mention. */
export function undocumented(rule: string, place: string, message: string, pointer = '', value?: unknown): Finding {
  return { ...violation(rule, place, message, pointer, value), kind: 'undocumented' };
}

/** A finding of a request that is written as outdated pages show it. */
export function legacy(rule: string, place: string, message: string, pointer = '', value?: unknown): Finding {
  return { ...violation(rule, place, message, pointer, value), kind: 'legacy' };
}
