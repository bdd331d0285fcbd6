import type { Sandbox } from '@trustline/sandbox';

/** How an API is called, as its document and this repository have it. */
export interface ApiSettings extends ApiNotes {
  /** Whether it is a vendor's, rather than the sandbox's own. */
  readonly isVendor: boolean;
  /** The word before the secret in the `Authorization` header; none for an API that takes no credential. */
  readonly scheme?: string;
  /** Creator of the client, the name samples give it, and the option that takes the secret. */
  readonly client?: { readonly create: string; readonly name: string; readonly option: string };
  /** Where the code of a failure is in its body, for an API whose failures have codes. */
  readonly codePointer?: readonly string[];
}

/** What the site knows about an API that its document cannot say. */
export interface ApiNotes {
  /** What the API is for, in one sentence. */
  readonly about: string;
  /** The guide that goes with the operations of a tag. */
  readonly guides: Readonly<Record<string, string>>;
  /** Finds out what the demo data of a sandbox has to try the API with. */
  readonly demo: (sandbox: Sandbox, origin: string) => Promise<Demo>;
  /** Values of the demo data to try the sandbox's own control with, by field name, or by path and name. */
  readonly control?: (sandbox: Sandbox, origin: string) => Promise<Demo['values']>;
}

/** What requests to the sandbox are made of. */
export interface Demo {
  readonly baseUrl: string;
  readonly credential?: string;
  /** Values that exist in the demo data, by field name, or by path and name where names alone say too little. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Small values for fields that bound the length of a response; they are added where an operation has the field. */
  readonly bounds: Readonly<Record<string, unknown>>;
  /** Fields left out, because demo data is as of the present time and an example names a day. */
  readonly omitted: readonly string[];
  /** Ways to get an error on purpose. */
  readonly mistakes: readonly Mistake[];
}

/** A way to get an error from the sandbox on purpose. */
export interface Mistake {
  /** What to do, as Markdown in the imperative, e.g. `` Use `tracker_id` 10004. `` */
  readonly how: string;
  /** Fields that are sent instead; it is tried only where the operation has one of them. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The credential to send instead; `null` for none. */
  readonly credential?: string | null;
  /** How often the request is sent. Default: once. */
  readonly times?: number;
}
