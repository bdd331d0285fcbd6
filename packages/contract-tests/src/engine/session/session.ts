import { rateLimitOf } from '@trustline/openapi';
import type { Contract, ContractOperation } from '@trustline/openapi-validator';
import { meterRequests } from '../../transport/budget.ts';
import type { Fetch } from '../../transport/fetch.ts';
import { guardWrites } from '../../transport/guard.ts';
import { limitResponse } from '../../transport/limit-response.ts';
import { paceRequests } from '../../transport/pace-requests.ts';
import { type RecordedExchange, type Recorder, recordExchanges } from '../../transport/recorder.ts';
import { repeatFailed } from '../../transport/repeat-failed.ts';
import { obeyRetryAfter, RateLimitedError } from '../../transport/retry-after.ts';
import { type Level, levelOf, optionOf } from '../level.ts';
import type { SecretMask } from '../secrets/mask.ts';
import type { Settings, Suite } from '../suite.ts';
import { namesOnlyUnknownIds } from '../unknown-ids.ts';
import { createCredentialReader } from './credential.ts';
import { parseJson } from './json.ts';
import type { ApiResponse, Call } from './response.ts';
import { createRestorer, type Restorer, type RestoreStore, type RestoreTask } from './restorer.ts';
import { endOf, RunEndedError, waitUnlessEnded } from './run-end.ts';
import { memoize } from './scenario.ts';

/** How a session sends. */
export interface SessionOptions {
  readonly contract: Contract;
  readonly fetch: Fetch;
  readonly secrets: SecretMask;
  /** What the run may do to the account beside reading. */
  readonly allowed: ReadonlySet<Level>;
  /** Whether the run may ask for changes of IDs that no record has, whatever is allowed. */
  readonly usesUnknownIds: boolean;
  /** Waits for a time that the server asks for; takes milliseconds. A signal may make it give up. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** The server's time as far as it can be known, in milliseconds; only its differences count. */
  readonly now: () => number;
  /** The longest a check waits of its own accord, in seconds. */
  readonly maxWaitSeconds: number;
  /** Milliseconds after which a request counts as failed. */
  readonly timeout: number;
  /** What happens on the other side of the conversation; `null` where a run cannot bring it about. */
  readonly deviceSimulator: DeviceSimulator | null;
  /** The operations that the server is known not to have yet, by operationId. */
  readonly notSimulated: ReadonlySet<string>;
  /** Ends the run: its checks send nothing more, and what was changed is put back. The reason says why. */
  readonly signal: AbortSignal | null;
  /** Keeps what must be put back beyond the end of the process. */
  readonly restoreStore: RestoreStore | null;
  /** Puts one thing back; throws an Error that says what could not be, and why. */
  readonly restore: (task: RestoreTask) => Promise<void>;
}

/** So many requests with one credential are kept back for putting back what the run has changed. */
const restoreReserve = 20;

/** The other side of the conversation: what no client can do. */
export interface DeviceSimulator {
  /** A device sends a message to the account. */
  readonly deviceSends: (tracker: number, text: string) => void;
}

/** Everything the checks of one API share during one run. */
export interface Session
  extends Pick<
    SessionOptions,
    'contract' | 'usesUnknownIds' | 'wait' | 'maxWaitSeconds' | 'deviceSimulator' | 'notSimulated'
  > {
  /** Sends a request, whether or not the same one was sent before. */
  send(call: Call): Promise<ApiResponse>;
  /** The response to a request that changes nothing: sent once, then shared by all checks. */
  read(call: Call): Promise<ApiResponse>;
  readonly recorder: Recorder;
  readonly restorer: Restorer;
  /** Whether requests of a level are let through. */
  allows(level: Level): boolean;
  /** The documented permissions that the account's own credential was seen to have. */
  readonly granted: ReadonlySet<string>;
  /** Says why the run is over before its checks are, and `null` while it is not. */
  endedBecause(): string | null;
}

/** Opens a session: transport, recorder, budget, Retry-After and guard, from the inside out. */
export function openSession<ApiSettings extends Settings, Api extends object>(
  suite: Suite<ApiSettings, Api>,
  settings: ApiSettings,
  options: SessionOptions,
): Session {
  const { contract, secrets } = options;
  const base = settings.baseUrl.replace(/\/+$/, '');
  const findOperation = (request: Request) => matchOperation(contract, base, request)?.operation ?? null;
  const credentialOf = createCredentialReader(secrets);
  const learnSecrets = (operation: ContractOperation | null, status: number, body: string) => {
    const created = suite.createdCredentials(operation, status, body);
    for (const [name, secret] of created) secrets.add(name, secret);
    return created.map(([name]) => name);
  };
  const limited = limitResponse(options.fetch, { milliseconds: options.timeout });
  const recorder = recordExchanges(limited, { findOperation, secrets, learnSecrets });
  const meter = (request: Request) => {
    const credential = credentialOf({ url: request.url, headers: [...request.headers], body: null });
    return { credential, limit: suite.limit(credential, contract) };
  };
  const { restore, restoreStore: store, signal } = options;
  const restorer = createRestorer({ api: suite.api, recorder, store, restore });
  const { isRestoring } = restorer;
  // The end of a run stops its waiting, too; putting back waits as long as it has to.
  const wait = (milliseconds: number) =>
    isRestoring()
      ? options.wait(milliseconds)
      : waitUnlessEnded(options.wait(milliseconds, signal ?? undefined), signal);
  const rejectable = new WeakSet<Request>();
  const rate = rateLimitOf(contract.document);
  /** A run that allows itself less than one quota in all has nothing to pace; what is after a 429 must not be paced. */
  const paceOf = (request: Request) => {
    const { credential, limit } = meter(request);
    return rate.requests === 0 || limit !== null || rejectable.has(request) ? null : { ...rate, credential };
  };
  const seconds = new Set<number>();
  const metered = repeatFailed(
    meterRequests(recorder.fetch, meter, () => (isRestoring() ? restoreReserve : 0)),
    {
      wait,
      mayRepeat: (request) => findOperation(request)?.object['x-effect'] !== 'act',
      exchangeOf: (response) => recorder.indexOf(response),
      onRepeat: (exchange) => recorder.markRepeated(exchange),
      onSecond: (response) => seconds.add(recorder.indexOf(response)),
    },
  );
  const granted = new Set<string>();
  /** Learns from a response what the account's own credential may do; returns what it seems to lack. */
  const learnPermissions = (entry: RecordedExchange | undefined, response: Pick<ApiResponse, 'status' | 'json'>) => {
    const required = entry?.operation?.object['x-required-permissions'] ?? [];
    if (entry === undefined || required.length === 0) return undefined;
    if (credentialOf(entry.request) !== suite.ownCredential) return undefined;
    if (suite.deniesPermission(response)) return required.find((permission) => !granted.has(permission));
    if (response.status < 400) for (const permission of required) granted.add(permission);
    return undefined;
  };
  const obeying = obeyRetryAfter(metered, { wait, allow429: (request) => rejectable.has(request) });
  const guarded = guardWrites(paceRequests(obeying, { paceOf, wait, now: options.now }), async (request) => {
    const match = matchOperation(contract, base, request);
    const operation = match?.operation ?? null;
    // What the document does not know may do anything.
    const level = operation === null ? 'writes' : levelOf(operation.object);
    if (level === null || options.allowed.has(level)) return null;
    const isHarmless =
      options.usesUnknownIds && match !== null && (await namesOnlyUnknownIds(contract.document, match, request));
    return isHarmless ? null : optionOf(level);
  });
  const send = async ({ operationId, method, path, headers, body, allow429, basis }: Call): Promise<ApiResponse> => {
    const init: RequestInit = { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) };
    const request = new Request(base + path, init);
    if (allow429 === true) rejectable.add(request);
    const ended = isRestoring() ? null : endOf(signal);
    if (ended !== null) throw new RunEndedError(ended);
    const response = await guarded(request);
    if (response.status === 429 && allow429 !== true) throw new RateLimitedError(operationId, response.headers);
    const exchange = recorder.indexOf(response);
    const text = await response.text();
    const json = lazily(() => parseJson(text));
    const { status, headers: received } = response;
    const lacks = learnPermissions(recorder.entries[exchange], { status, json: json() });
    const repeated = seconds.has(exchange);
    return {
      ...{ exchange, operationId, status, headers: received, body: text, repeated, lacks, basis },
      get json() {
        return json();
      },
    };
  };
  const reads = new Map<string, Promise<ApiResponse>>();
  const read = (call: Call) => memoize(reads, JSON.stringify(call), () => send(call));
  const { usesUnknownIds, maxWaitSeconds, deviceSimulator, notSimulated } = options;
  return {
    send,
    read,
    contract,
    recorder,
    restorer,
    allows: (level) => options.allowed.has(level),
    usesUnknownIds,
    granted,
    endedBecause: () => endOf(signal),
    wait,
    maxWaitSeconds,
    deviceSimulator,
    notSimulated,
  };
}

function matchOperation(contract: Contract, base: string, request: Request) {
  const url = new URL(request.url);
  const prefix = new URL(base).pathname.replace(/\/+$/, '');
  if (!url.pathname.startsWith(`${prefix}/`)) return null;
  const match = contract.findOperation(request.method, url.pathname.slice(prefix.length));
  return match.kind === 'found' ? match : null;
}

/** Most responses are only checked against the document; their JSON is parsed when a check looks at it. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
