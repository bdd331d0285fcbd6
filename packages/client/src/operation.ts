import type { Shape } from './shape.ts';

/** What the client knows of one operation. */
export interface Operation {
  readonly method: string;
  /** The path below the base URL, e.g. `/calls/{id}`. */
  readonly path: string;
  /** The only status of success. */
  readonly status: number;
  readonly input: Shape;
  readonly output: Shape;
}

/** What a caller passes to an operation. */
export type Input = Readonly<Record<string, unknown>>;

/** What the client knows of one API. */
export interface Api {
  /** The function that creates its client, e.g. `createNavixyClient`. */
  readonly creator: string;
  readonly baseUrl: string;
  /** What stands before the credential in the header `Authorization`, e.g. `Bearer`. */
  readonly scheme: string;
  /** The name of the option that holds the credential, e.g. `token`, and its rules. */
  readonly secret: string;
  readonly credential: Shape;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The HTTP status that each application code of a failure means, whatever status it came with. */
  readonly codes: Readonly<Record<number, number>>;
  /** Tells whether repeating an operation could do its work twice. */
  isWrite(operationId: string): boolean;
  /** Turns what callers may pass into what travels. */
  prepare?(input: Input): Input;
}
