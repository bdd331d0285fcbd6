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
