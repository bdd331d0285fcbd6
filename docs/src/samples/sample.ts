import type { ApiSettings } from '../apis/api.ts';

/** A request with everything filled in but its credential. */
export interface CallRequest {
  readonly operationId: string;
  /** HTTP method in upper case. */
  readonly method: string;
  /** Path below the base URL, parameters filled in. */
  readonly path: string;
  /** Query parameters as texts, not yet percent-encoded. */
  readonly query: Readonly<Record<string, string>>;
  /** The fields of the JSON body; `null` when the request has none. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** Parameters and fields together, as a client takes them. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** The secret of a sample: written out, as for a sandbox, or taken from the environment. */
export type Secret = { readonly value: string } | { readonly variable: string };

/** A request to write down in some language. */
export interface Sample {
  /** The folder of the API, e.g. `acme`. */
  readonly api: string;
  readonly settings: ApiSettings;
  /** Base URL of the server, e.g. `https://api.acme.example/v3`. */
  readonly baseUrl: string;
  /** Whether the client talks to this server unless it is told otherwise. */
  readonly isDefaultServer: boolean;
  readonly secret?: Secret;
  readonly request: CallRequest;
}

/** The whole address of a request with its query percent-encoded, commas and colons left readable. */
export function addressOf(baseUrl: string, { path, query }: CallRequest): string {
  const written = new URLSearchParams(query).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return `${baseUrl}${path}${written === '' ? '' : `?${written}`}`;
}
