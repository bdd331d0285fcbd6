import type { ApiName } from '@trustline/specs';

/** What a fault breaks, for sorting the catalogue and scoring tests by kind. */
export const faultClasses = [
  'status',
  'content-type',
  'header',
  'body-syntax',
  'type',
  'missing-field',
  'format',
  'bounds',
  'leak',
  'order',
  'paging',
  'window',
  'counter',
  'write',
  'partition',
  'isolation',
  'credential',
  'rate-limit',
  'transport',
  'time-zone',
  'network',
] as const;

/** What a fault breaks. */
export type FaultClass = (typeof faultClasses)[number];

/**
 * Whose rule a fault breaks: the `contract`, what a page states or what follows from it; what only a sample shows or we
 * infer, which makes it a `deviation`; nobody's, so that only a `client` can suffer from it.
 */
export type Breaks = 'contract' | 'deviation' | 'client';

/** What every fault says about itself. */
export interface FaultFacts {
  /** Operation and deviation, e.g. `list-chat-messages.wrong-order`. */
  readonly id: string;
  readonly api: ApiName;
  readonly operationIds: readonly string[];
  readonly class: FaultClass;
  /** What goes wrong, as one sentence. */
  readonly description: string;
  readonly breaks: Breaks;
  /** Set when no response breaks the contract, so that only a client can suffer from it. */
  readonly forClientsOnly?: true;
}

/** A fault that can be switched on; each time it is, it starts with hooks of its own. */
export type Fault<Hooks> = FaultFacts & { readonly hooks: () => Hooks };
