/** What the documents leave open and a correct provider may do one way or the other. */
export interface Variations {
  /** Whether responses carry fields that no document mentions. Default: false. */
  readonly extraFields: boolean;
  /** Whether texts for people are worded differently from the documented samples. Default: false. */
  readonly otherTexts: boolean;
  /** How an offset of zero is written. Default: `offset`. */
  readonly dates: 'offset' | 'z';
  /** What becomes of a page size above the maximum. Default: `reject`. */
  readonly perPageOverMaximum: 'reject' | 'clamp';
  /** Whether fields that are null are omitted, where the vendor may do so. Default: false. */
  readonly nullsLeftOut: boolean;
  /** Whether pages carry the undocumented part of `meta`. Default: true. */
  readonly fullPageMeta: boolean;
  /** Whether responses carry `X-RateLimit-*` headers. Default: true. */
  readonly rateLimitHeaders: boolean;
}

/** The way the sandbox responds unless it is told otherwise. */
export const defaultVariations: Variations = {
  extraFields: false,
  otherTexts: false,
  dates: 'offset',
  perPageOverMaximum: 'reject',
  nullsLeftOut: false,
  fullPageMeta: true,
  rateLimitHeaders: true,
};
