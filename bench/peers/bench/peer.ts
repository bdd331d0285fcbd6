import type { ApiName } from '@trustline/specs';
import type { BenchContext } from './bench-context.ts';

/** A tool in one set-up, as its documentation recommends it. */
export interface Peer {
  /** Name of its folder and value of `--tool`. */
  readonly name: string;
  readonly title: string;
  /** The packages it is made of, as the manifest names them; none for our own. */
  readonly packages: readonly string[];
  /** Whether it judges the fixed traffic or sends requests of its own. */
  readonly traffic: 'fixed' | 'own';
  /** How it is set up, in a few words: what was configured and what had to be converted. */
  readonly setUp: string;
  /** Prepares it for the server on the workbench; what is left to do then is done once per inspection. */
  readonly start: (benchContext: BenchContext) => Promise<Inspector>;
}

/** A peer that is ready. */
export interface Inspector {
  /** Inspects one API of the server as it is now and lists what the tool complains about, each thing once. */
  inspect(api: ApiName): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** A tool cannot be installed, set up or run here; the message says why. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
