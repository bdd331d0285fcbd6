/** A TrustCaller account; all but the address and the first credential is optional. */
export interface TrustCallerProfile {
  /** Address up to and including the version, e.g. `https://trustcaller.net/api/v1`. */
  readonly baseUrl: string;
  /** API key with access and key management. */
  readonly token: string;
  /** A key of an account without `api_access`. */
  readonly noAccessToken?: string;
  /** A key of an account without `api_keys_manage`. */
  readonly noKeyManagementToken?: string;
  /** A key whose quota of requests may be used up. */
  readonly expendableToken?: string;
  readonly numbers?: {
    /** A number of the account without a live call. */
    readonly own?: string;
    /** A number of the account on which an answered call is live. */
    readonly live?: string;
    /** A number of another account on which an answered call is live. */
    readonly foreignLive?: string;
  };
  readonly calls?: {
    /** A call record of the account. */
    readonly own?: number;
    /** A call record of another account. */
    readonly foreign?: number;
  };
  readonly keys?: {
    /** An API key of another account. */
    readonly foreign?: number;
  };
}
