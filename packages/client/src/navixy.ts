/**
 * The client of the Navixy tracker chat and trusted numbers.
 * @module
 */
import type { paths } from '@trustline/specs/navixy';
import { api, compile, contracts, document, operations, rateLimit } from '../generated/navixy.ts';
import type { NavixyOperations } from '../generated/navixy-types.ts';
import { createMethods } from './client.ts';
import { createFetch, type StandardFetch } from './http.ts';
import { createLimiter as createLimiterOf, type LimiterOptions } from './limiter.ts';
import type { ClientOptions, Credential, ExchangeOf, Limiter, SendOptions } from './options.ts';
import { createHttpClient, type HttpClient } from './transport.ts';

export type { components, operations, paths, StatusCode as NavixyErrorCode } from '@trustline/specs/navixy';
export type * from '../generated/navixy-types.ts';
export * from './common.ts';
export { assertConsistentNavixyResponse, listNavixyDeviations } from './consistency/navixy.ts';
export { type BroadcastOutcome, broadcastInChunks } from './navixy/broadcast.ts';
export { type PollOptions, pollChatMessages } from './navixy/poll.ts';
export { fromWallClock, toWallClock, type WallClockOptions } from './navixy/wall-clock.ts';

/** What a Navixy client signs its requests with. */
export interface NavixyCredential {
  /** A session hash (valid for 30 days) or an API key, or a function that gives one, asked before each attempt. */
  readonly hash: Credential;
}

/** The settings of a Navixy client. */
export interface NavixyClientOptions extends NavixyCredential, ClientOptions<NavixyExchange> {}

/** A successful call, as the hooks of a Navixy client see it. */
export type NavixyExchange = ExchangeOf<NavixyOperations>;

/** The Navixy API with one method for each operation. */
export interface NavixyClient extends NavixyOperations {}

/**
 * Creates a client of the Navixy API; nothing is sent until a method is called.
 * Throws a ValidationError when the hash cannot be sent.
 *
 * @example
 * const navixy = createNavixyClient({ hash: process.env.NAVIXY_HASH ?? '' });
 * const { list } = await navixy.listChatMessages({ tracker_id: 999199 });
 */
export function createNavixyClient({ hash, ...options }: NavixyClientOptions): NavixyClient {
  return createMethods({ ...api, compile, contracts }, hash, options);
}

/** Creates calls by path, `GET` and `POST`, as openapi-fetch has them, with the credential and repetitions of a client. */
export function createNavixyHttpClient({ hash, ...options }: NavixyCredential & SendOptions): HttpClient<paths> {
  return createHttpClient<paths>({
    baseUrl: options.baseUrl ?? api.baseUrl,
    fetch: createFetch(api, operations, hash, options),
    querySerializer: writeJsonQuery,
  });
}

/** Creates the `fetch` below the clients, for libraries that take one: `createClient<paths>({ baseUrl: navixyBaseUrl, fetch })`. */
export function createNavixyFetch({ hash, ...options }: NavixyCredential & SendOptions): StandardFetch {
  return createFetch(api, operations, hash, options);
}

/** The address of the European platform. */
export const navixyBaseUrl = api.baseUrl;

/** The version of the Navixy document that this client is made from, and a hash of it. */
export const navixyDocument: { readonly version: string; readonly hash: string } = document;

/** Creates a limiter of 50 requests a second, which Navixy allows a user and an address. */
export function createLimiter(options?: LimiterOptions): Limiter {
  return createLimiterOf(rateLimit, options);
}

/** A list in a query is one value that holds JSON text. */
function writeJsonQuery(query: unknown): string {
  const written = Object.entries(Object(query)).filter(([, value]) => value !== undefined);
  return new URLSearchParams(
    written.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  ).toString();
}
