/** What the clients of both APIs have in common. */
export {
  AbortedError,
  type AnyTrustlineError,
  AuthenticationError,
  ConnectionError,
  type ErrorFacts,
  type ErrorName,
  InvalidResponseError,
  isTrustlineError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TariffError,
  TimeoutError,
  TrustlineError,
  type TrustlineErrorClass,
  ValidationError,
} from './error.ts';
export type { StandardFetch } from './http.ts';
export type { LimiterOptions } from './limiter.ts';
export type {
  ApiCall,
  ApiRequest,
  CallOptions,
  ClientOptions,
  Credential,
  Exchange,
  Fetch,
  FetchOptions,
  Limiter,
  ListCall,
  NoInput,
  Result,
  SendOptions,
} from './options.ts';
export type { Page, Paginated } from './pagination.ts';
export type { HttpClient } from './transport.ts';
