/** A server to verify, with what the checks need to know about it. Ids are those of the account behind the credential. */
export interface Profile {
  readonly navixy?: NavixyProfile;
  readonly trustcaller?: TrustCallerProfile;
}

/** A Navixy account; all but the address and the first credential is optional. */
export interface NavixyProfile {
  /** Address up to and including the version, e.g. `https://api.eu.navixy.com/v2`. */
  readonly baseUrl: string;
  /** Session hash or API key of the account. */
  readonly hash: string;
  /** A sub-user of the same account without the right `tracker_update`. */
  readonly readOnlyHash?: string;
  /** An account none of whose trackers has a tariff with chat. */
  readonly noChatHash?: string;
  /** IANA name of the account's time zone, e.g. `Europe/Berlin`. */
  readonly timeZone?: string;
  readonly trackers?: {
    /** Two or more trackers that can chat. */
    readonly active?: readonly number[];
    readonly blocked?: number;
    readonly chatUnsupported?: number;
    readonly chatNotInTariff?: number;
    /** A tracker of another account. */
    readonly foreign?: number;
  };
}

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
