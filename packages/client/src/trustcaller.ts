/**
 * The client of the TrustCaller API: reserved numbers, call records, live-call checks, API keys.
 * @module
 */
import {
  baseUrl,
  type Call,
  type CallPage,
  codes,
  createTables,
  type ListCallsInput,
  type ListNumbersInput,
  type ReservedNumber,
  type ReservedNumberPage,
  type TrustCallerOperations,
} from '../generated/trustcaller.ts';
import { createMethods } from './client.ts';
import type { Input } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { type Walk, walk } from './walk.ts';

export type {
  ApiKey,
  ApiKeyList,
  ApiKeyRevocation,
  Call,
  CallPage,
  CheckLiveCallInput,
  CreateApiKeyInput,
  CreatedApiKey,
  GetCallInput,
  ListCallsInput,
  ListNumbersInput,
  ListTestNumbersInput,
  LiveCallCheck,
  MaskedPhoneNumber,
  PagerEntry,
  PaginationLinks,
  PaginationMeta,
  PhoneNumber,
  ReservedNumber,
  ReservedNumberPage,
  RevokeApiKeyInput,
  SingleCall,
  TestNumber,
  TestNumberList,
  TrustCallerOperations,
} from '../generated/trustcaller.ts';
export { checkTrustCallerAnswer } from './check-trustcaller.ts';
export {
  AbortedError,
  type AnyTrustlineError,
  AuthenticationError,
  ConnectionError,
  type ErrorFacts,
  type ErrorName,
  isTrustlineError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TariffError,
  TimeoutError,
  TrustlineError,
  type TrustlineErrorClass,
  UnreadableAnswerError,
  ValidationError,
} from './error.ts';
export { createLimiter, type LimiterOptions } from './limiter.ts';
export type {
  ApiCall,
  ApiRequest,
  CallOptions,
  ClientOptions,
  Exchange,
  Fetch,
  Limiter,
  NoInput,
  Result,
} from './options.ts';
export type { PageOf, Walk } from './walk.ts';

/** The settings of a TrustCaller client. */
export interface TrustCallerClientOptions extends ClientOptions {
  /** The token of an API key, as it was shown at its creation. */
  readonly token: string;
}

/** The TrustCaller API with one method for each operation, and walks through its lists. */
export interface TrustCallerClient extends TrustCallerOperations {
  /** Walks through the call detail records, the most recent first; takes what `listCalls` takes. */
  calls(input?: ListCallsInput, options?: CallOptions): Walk<Call, CallPage>;
  /** Walks through the reserved numbers; takes what `listNumbers` takes. */
  numbers(input?: ListNumbersInput, options?: CallOptions): Walk<ReservedNumber, ReservedNumberPage>;
}

/**
 * Creates a client of the TrustCaller API; nothing is sent until a method is called.
 * Throws a ValidationError when the token breaks its rule.
 *
 * @example
 * const trustcaller = createTrustCallerClient({ token: process.env.TRUSTCALLER_TOKEN });
 * const { call_received } = await trustcaller.checkLiveCall({ number: '120000486562997' });
 */
export function createTrustCallerClient({ token, ...options }: TrustCallerClientOptions): TrustCallerClient {
  const methods: TrustCallerOperations = createMethods({ ...api, ...createTables() }, token, options);
  return {
    ...methods,
    calls: (input = {}, settings) => walk('calls', methods.listCalls, input, settings),
    numbers: (input = {}, settings) => walk('numbers', methods.listNumbers, input, settings),
  };
}

const api = {
  baseUrl,
  scheme: 'Bearer',
  codes,
  writes: /^create/,
  prepare: writeDays,
};

/** A `Date` stands for its day in UTC; an invalid one becomes a text that is no day. */
function writeDays(input: Input): Input {
  const written: Record<string, unknown> = { ...input };
  for (const name in written) {
    if (written[name] instanceof Date) written[name] = JSON.stringify(written[name]).slice(1, 11);
  }
  return written;
}
