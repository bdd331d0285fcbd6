import type { FaultFacts } from '@trustline/sandbox';

/** What a peer made of one fault. */
interface FaultResult {
  readonly id: string;
  readonly class: string;
  /** The first complaint that the unbroken server did not cause too; `null` when there was none. */
  readonly complaint: string | null;
}

/** What one peer achieved. */
export interface PeerScore {
  readonly name: string;
  readonly title: string;
  readonly packages: readonly { readonly name: string; readonly version: string; readonly license: string }[];
  readonly traffic: 'fixed' | 'own';
  readonly setUp: string;
  /** Why there are no figures; otherwise `null`. */
  readonly unavailable: string | null;
  /** Complaints about the unbroken server. */
  readonly falseAlarms: readonly string[];
  /** Requests to the unbroken server for one inspection of both APIs. */
  readonly requests: number;
  /** Median time of one inspection of both APIs of the unbroken server, from the start of the tool. */
  readonly milliseconds: number;
  readonly faults: readonly FaultResult[];
}

/** Faults caught out of those tried. */
export interface Count {
  readonly caught: number;
  readonly tried: number;
}

/** Counts what a peer caught, of one class of faults or of all. */
export function countCaught({ faults }: PeerScore, faultClass?: string): Count {
  const tried = faults.filter((fault) => faultClass === undefined || fault.class === faultClass);
  return { caught: tried.filter(({ complaint }) => complaint !== null).length, tried: tried.length };
}

/** Picks so many faults, evenly from every class and from all over each class; all of them without a number. */
export function sampleFaults(faults: readonly FaultFacts[], wanted: number | undefined): FaultFacts[] {
  if (wanted === undefined || wanted >= faults.length) return [...faults];
  const classes = [...new Set(faults.map((fault) => fault.class))].map((kind) =>
    faults.filter((fault) => fault.class === kind),
  );
  const share = (size: number) => Math.max(1, Math.round((size * wanted) / faults.length));
  return classes.flatMap((list) => {
    const step = list.length / share(list.length);
    return list.filter((_fault, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  });
}
