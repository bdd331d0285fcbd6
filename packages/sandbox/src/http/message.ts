/** A request as the sandbox reads it, free of any server's classes. */
export interface SandboxRequest {
  /** In upper case, e.g. `POST`. */
  readonly method: string;
  /** Scheme, host and port the client used, e.g. `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Path as it was sent, without the query. */
  readonly path: string;
  /** Query as it was sent, without the question mark; empty when there is none. */
  readonly query: string;
  /** The value of a header by its lower-case name. */
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array;
  /** Where the request came from, when it came over a network. */
  readonly address?: string;
}

/** What a fault does to the connection instead of a response, or while it is sent. */
export type ConnectionFault =
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'cut-off' };

/** A response as the sandbox gives it. */
export interface SandboxResponse {
  readonly status: number;
  /** Values by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly connection?: ConnectionFault;
}

/** Builds a response with a JSON body. */
export function jsonResponse(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
