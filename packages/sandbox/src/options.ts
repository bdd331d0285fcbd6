import type { OpenApiDocument } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import type { Now } from './clock.ts';
import type { DemoOptions } from './demo/demo.ts';
import type { Variations } from './variations.ts';

/** What a sandbox is to be like; everything may be omitted. */
export interface SandboxOptions {
  /** File that keeps what the sandbox remembers. Default: none, in memory. */
  readonly data?: string;
  /** Tells the time in milliseconds since 1970. Default: the machine's clock. */
  readonly clock?: Now;
  /** Random bytes for new tokens. Default: cryptographically strong ones. */
  readonly random?: (size: number) => Uint8Array;
  /** Requests served in the window each document states, 0 for no limit. Default: what the document states. */
  readonly rateLimit?: Readonly<Partial<Record<ApiName, number>>>;
  /** What the demo data looks like. A file that already holds data keeps what it has. */
  readonly demo?: DemoOptions;
  /** What a correct provider may do one way or the other. */
  readonly variations?: Partial<Variations>;
  /** Documents of further APIs by name, whose operations return 501. */
  readonly documents?: Readonly<Record<string, OpenApiDocument>>;
  /** Fault that is switched on from the start, by its id. */
  readonly fault?: string;
  /** Told about every error that ended in a response with status 500. */
  readonly onError?: (error: unknown) => void;
}
