/**
 * The client of the Navixy tracker chat and trusted numbers.
 * @module
 */
import { baseUrl, codes, createTables, type NavixyOperations } from '../generated/navixy.ts';
import { createMethods } from './client.ts';
import type { ClientOptions } from './options.ts';

export type {
  BroadcastChatMessageInput,
  BroadcastReport,
  ChatMessage,
  ChatMessageList,
  ChatMessageStatus,
  ChatMessageType,
  ChatUpdates,
  Done,
  ListChatMessagesInput,
  ListChatUpdatesInput,
  ListTrustedNumbersInput,
  MarkAllChatMessagesReadInput,
  MarkChatMessagesReadInput,
  NavixyErrorCode,
  NavixyOperations,
  SendChatMessageInput,
  SentChatMessage,
  TrustedNumber,
  TrustedNumberList,
  UnreadChatMessageCounts,
  UpdateTrustedNumbersInput,
} from '../generated/navixy.ts';
export { type BroadcastOutcome, broadcastInChunks } from './broadcast.ts';
export { checkNavixyAnswer } from './check-navixy.ts';
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
export { type PollOptions, pollChatMessages } from './poll.ts';
export { fromWallClock, toWallClock, type WallClockOptions } from './wall-clock.ts';

/** The settings of a Navixy client. */
export interface NavixyClientOptions extends ClientOptions {
  /** A session hash (valid for 30 days) or an API key: 32 hexadecimal digits. */
  readonly hash: string;
}

/** The Navixy API with one method for each operation. */
export interface NavixyClient extends NavixyOperations {}

/**
 * Creates a client of the Navixy API; nothing is sent until a method is called.
 * Throws a ValidationError when the hash breaks its rule.
 *
 * @example
 * const navixy = createNavixyClient({ hash: process.env.NAVIXY_HASH });
 * const { list } = await navixy.listChatMessages({ tracker_id: 999199 });
 */
export function createNavixyClient({ hash, ...options }: NavixyClientOptions): NavixyClient {
  return createMethods({ ...api, ...createTables() }, hash, options);
}

const api = {
  baseUrl,
  scheme: 'NVX',
  codes,
  // Repeating these could send a text twice; the vendor's GET forms that change state must not be repeated either.
  writes: /^(send|broadcast|mark\w+ViaGet)/,
};
