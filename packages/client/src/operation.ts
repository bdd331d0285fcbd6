import type { Check } from './shape.ts';

/** What the client knows of one operation; a tuple keeps the tables of operations small. */
export type Operation = readonly [
  method: string,
  /** The path below the base URL, e.g. `/calls/{id}`. */
  path: string,
  checkInput: Check,
  checkOutput: Check,
  /** The only status of success. Default: 200. */
  status?: number,
];

/** What a caller passes to an operation. */
export type Input = Readonly<Record<string, unknown>>;

/** What the client knows of one API. */
export interface Api {
  readonly baseUrl: string;
  /** What stands before the credential in the header `Authorization`, e.g. `Bearer`. */
  readonly scheme: string;
  /** Checks the credential. */
  readonly credential: Check;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The HTTP status that each application code of a failure means, whatever status it came with. */
  readonly codes: Readonly<Record<number, number>>;
  /** The operations whose repetition could do their work twice. */
  readonly writes: RegExp;
  /** Turns what callers may pass into what travels. */
  prepare?(input: Input): Input;
}
