import type { SandboxRequest, SandboxResponse } from '../http/message.ts';

/** One API of a sandbox. */
export interface Api {
  readonly name: string;
  /** The path below which it is served, as in its document, e.g. `/v2`. */
  readonly basePath: string;
  /** Responds to a request; the path is the part of its address below the base path. */
  readonly response: (request: SandboxRequest, path: string) => SandboxResponse;
  /** The response to a request whose write could not be made durable. */
  readonly persistenceError: () => SandboxResponse;
  /** Forgets the requests counted and what was kept between calls. */
  readonly forget: () => void;
  /** Switches the fault with an id on, any other off; says whether there is one. */
  readonly switchFault: (id: string | null) => boolean;
  readonly operations: readonly SandboxOperation[];
}

/** An operation of a document, and whether the sandbox does what it says. */
export interface SandboxOperation {
  readonly api: string;
  readonly operationId: string;
  /** In upper case, e.g. `POST`. */
  readonly method: string;
  /** Path template below the API's base path. */
  readonly path: string;
  /** Whether it is simulated; otherwise it returns 501. */
  readonly simulated: boolean;
}
