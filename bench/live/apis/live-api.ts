import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Sandbox } from '@trustline/sandbox';

/** Responds to a request in a way that means no good, or cannot help it. */
export type Respond = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** What live runs need to know about one API. */
export interface LiveApi {
  /** What goes on in a busy account; called ten times a second with a count. */
  readonly liveOn: (sandbox: Sandbox, count: number) => void;
  /** What a run with `--allow-writes` may change, as text. */
  readonly stateOf: (sandbox: Sandbox) => Promise<string>;
  /** A request that only reads, below the base URL of the profile. */
  readonly read: { readonly path: string; readonly headers: (sandbox: Sandbox) => Readonly<Record<string, string>> };
  /** Servers whose responses have the form of this API's. */
  readonly servers: Readonly<Record<string, Respond>>;
}

export const json = { 'Content-Type': 'application/json' };
