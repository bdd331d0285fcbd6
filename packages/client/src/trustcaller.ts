/**
 * The client of the TrustCaller API: reserved numbers, call records, live-call checks, API keys.
 * @module
 */
import type { paths } from '@trustline/specs/trustcaller';
import { api, compile, contracts, document, operations, rateLimit } from '../generated/trustcaller.ts';
import type { TrustCallerOperations } from '../generated/trustcaller-types.ts';
import { createMethods } from './client.ts';
import { createFetch, type StandardFetch } from './http.ts';
import { createLimiter as createLimiterOf, type LimiterOptions } from './limiter.ts';
import type { ClientOptions, Credential, ExchangeOf, Limiter, SendOptions } from './options.ts';
import { createHttpClient, type HttpClient } from './transport.ts';

export type { components, operations, paths } from '@trustline/specs/trustcaller';
export type * from '../generated/trustcaller-types.ts';
export * from './common.ts';
export { assertConsistentTrustCallerResponse, listTrustCallerDeviations } from './consistency/trustcaller.ts';

/** What a TrustCaller client signs its requests with. */
export interface TrustCallerCredential {
  /** The token of an API key, as it was shown at its creation, or a function that gives one, asked before each attempt. */
  readonly token: Credential;
}

/** The settings of a TrustCaller client. */
export interface TrustCallerClientOptions extends TrustCallerCredential, ClientOptions<TrustCallerExchange> {}

/** A successful call, as the hooks of a TrustCaller client see it. */
export type TrustCallerExchange = ExchangeOf<TrustCallerOperations>;

/** The TrustCaller API with one method for each operation. */
export interface TrustCallerClient extends TrustCallerOperations {}

/**
 * Creates a client of the TrustCaller API; nothing is sent until a method is called.
 * Throws a ValidationError when the token cannot be sent.
 *
 * @example
 * const trustcaller = createTrustCallerClient({ token: process.env.TRUSTCALLER_TOKEN ?? '' });
 * const { call_received } = await trustcaller.checkLiveCall({ number: '120000486562997' });
 */
export function createTrustCallerClient({ token, ...options }: TrustCallerClientOptions): TrustCallerClient {
  return createMethods({ ...api, compile, contracts }, token, options);
}

/** Creates calls by path, such as `GET('/calls')`, as openapi-fetch has them, with the credential and repetitions of a client. */
export function createTrustCallerHttpClient(options: TrustCallerCredential & SendOptions): HttpClient<paths> {
  return createHttpClient<paths>({ baseUrl: options.baseUrl ?? api.baseUrl, fetch: createTrustCallerFetch(options) });
}

/** Creates the `fetch` below the clients, for libraries that take one: `createClient<paths>({ baseUrl: trustCallerBaseUrl, fetch })`. */
export function createTrustCallerFetch({ token, ...options }: TrustCallerCredential & SendOptions): StandardFetch {
  return createFetch(api, operations, token, options);
}

/** The address of the API. */
export const trustCallerBaseUrl = api.baseUrl;

/** The version of the TrustCaller document that this client is made from, and a hash of it. */
export const trustCallerDocument: { readonly version: string; readonly hash: string } = document;

/** Creates a limiter of 60 requests a minute, which TrustCaller allows a token: clients of one token should share it. */
export function createLimiter(options?: LimiterOptions): Limiter {
  return createLimiterOf(rateLimit, options);
}
