import { setTimeout } from 'node:timers/promises';
import type { OpenApiDocument } from '@trustline/openapi';
import { compileContract } from '@trustline/openapi-validator';
import type { Fetch } from '../transport/fetch.ts';
import type { Acceptance } from './acceptance.ts';
import { everything, listAllowed, type Permissions } from './level.ts';
import type { Target } from './result.ts';
import type { SecretMask } from './secrets/mask.ts';
import type { SessionOptions } from './session/session.ts';

/** How one API is verified. */
export interface RunOptions<ApiSettings>
  extends Partial<Omit<SessionOptions, 'contract' | 'secrets' | 'restore' | 'allowed' | 'usesUnknownIds'>>,
    Permissions {
  readonly document: OpenApiDocument;
  readonly settings: ApiSettings;
  readonly target: Target;
  /** Whether the run looks for what the profile does not name. Default: true, but for a mock. */
  readonly discover?: boolean;
  /** Headers that are added to every request. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Known faults that are to fail nobody's run for a while. Default: none. */
  readonly accepted?: readonly Acceptance[];
  /** The operations whose promises are verified before others of the same phase. */
  readonly operationsFirst?: readonly string[];
}

/** What a session needs, with defaults for what the options do not say. */
export function withDefaults<ApiSettings>(
  options: RunOptions<ApiSettings>,
  secrets: SecretMask,
): Omit<SessionOptions, 'restore'> {
  return {
    contract: compileContract(options.document),
    secrets,
    fetch: addHeaders(options.fetch ?? ((request) => globalThis.fetch(request)), options.headers ?? {}),
    // Our own sandbox lives for the run only, and a mock remembers nothing.
    allowed: listAllowed(options.target === 'server' ? options : everything),
    usesUnknownIds: options.readsOnly !== true,
    // Given up, a timer would keep the process from ending.
    wait: options.wait ?? ((milliseconds, signal) => setTimeout(milliseconds, undefined, signal ? { signal } : {})),
    now: options.now ?? (() => performance.now()),
    maxWaitSeconds: options.maxWaitSeconds ?? 2,
    timeout: options.timeout ?? 10_000,
    deviceSimulator: options.deviceSimulator ?? null,
    notSimulated: options.notSimulated ?? new Set(),
    signal: options.signal ?? null,
    restoreStore: options.restoreStore ?? null,
  };
}

/** Adds headers where nothing is recorded any more: whoever repeats a request has a gateway of their own. */
function addHeaders(next: Fetch, headers: Readonly<Record<string, string>>): Fetch {
  const pairs = Object.entries(headers);
  if (pairs.length === 0) return next;
  return (request) => {
    for (const [name, value] of pairs) request.headers.set(name, value);
    return next(request);
  };
}
