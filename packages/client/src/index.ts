/**
 * Both clients and their errors; `@trustline/client/navixy` and `@trustline/client/trustcaller` are each half of it.
 * @module
 */
export type * from '../generated/navixy-types.ts';
export type * from '../generated/trustcaller-types.ts';
export * from './common.ts';
export {
  assertConsistentNavixyResponse,
  type BroadcastOutcome,
  broadcastInChunks,
  createNavixyClient,
  createNavixyFetch,
  createNavixyHttpClient,
  fromWallClock,
  listNavixyDeviations,
  type NavixyClient,
  type NavixyClientOptions,
  type NavixyCredential,
  type NavixyErrorCode,
  type NavixyExchange,
  navixyBaseUrl,
  navixyDocument,
  type PollOptions,
  pollChatMessages,
  toWallClock,
  type WallClockOptions,
} from './navixy.ts';
export {
  assertConsistentTrustCallerResponse,
  createLimiter,
  createTrustCallerClient,
  createTrustCallerFetch,
  createTrustCallerHttpClient,
  listTrustCallerDeviations,
  type TrustCallerClient,
  type TrustCallerClientOptions,
  type TrustCallerCredential,
  type TrustCallerExchange,
  trustCallerBaseUrl,
  trustCallerDocument,
} from './trustcaller.ts';
