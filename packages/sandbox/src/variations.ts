/** What the documents leave open and a correct provider may do one way or the other. */
export interface Variations {
  /** Whether responds carry fields that no document mentions. Default: false. */
  readonly extraFields: boolean;
  /** Whether texts for people are worded differently from the documented samples. Default: false. */
  readonly otherTexts: boolean;
  /** How TrustCaller writes UTC and how Navixy writes an offset of zero. Default: `offset`. */
  readonly dates: 'offset' | 'z';
  /** What TrustCaller does with a page size above the maximum. Default: `reject`. */
  readonly perPageOverMaximum: 'refuse' | 'clamp';
  /** Whether Navixy omits fields that are null. Default: false. */
  readonly nullsLeftOut: boolean;
  /** Whether TrustCaller's pages carry the undocumented part of `meta`. Default: true. */
  readonly fullPageMeta: boolean;
  /** Whether TrustCaller's responds carry `X-RateLimit-*` headers. Default: true. */
  readonly rateLimitHeaders: boolean;
}

/** The way the sandbox responds unless it is told otherwise. */
export const defaultVariations: Variations = {
  extraFields: false,
  otherTexts: false,
  dates: 'offset',
  perPageOverMaximum: 'refuse',
  nullsLeftOut: false,
  fullPageMeta: true,
  rateLimitHeaders: true,
};
