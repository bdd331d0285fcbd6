import type { Contract, ContractOperation } from '@trustline/openapi-validator';
import type { ApiName } from '@trustline/specs';
import type { RecordedExchange } from '../transport/recorder.ts';
import type { Check } from './check.ts';
import type { Discovered, Discovery } from './discovery.ts';
import type { Level } from './level.ts';
import type { Traffic } from './passive/traffic.ts';
import type { Profile } from './profile/profile.ts';
import type { ApiResponse } from './session/response.ts';
import type { Session } from './session/session.ts';

/** What every API's part of a profile has. */
export interface Settings {
  readonly baseUrl: string;
}

/** What is particular about looking at the traffic of one API. */
export interface PassiveSuite {
  /** The name of the account's own credential. */
  readonly ownCredential: string;
  /** The credentials that a request carries, wherever they may stand. */
  readonly credentialsIn: (request: Request, body: string) => readonly string[];
  /** The credentials that this response creates, each with the name that replaces it. */
  readonly createdCredentials: (
    operation: ContractOperation | null,
    status: number,
    body: string,
  ) => readonly (readonly [name: string, secret: string])[];
  /** What can be said about promises from requests that others have sent. */
  readonly observations: readonly Check<Traffic>[];
}

/** What is particular about verifying one API. */
export interface Suite<ApiSettings extends Settings, Api extends object> extends PassiveSuite {
  readonly api: ApiName;
  /** The part of a profile that is about the API. */
  readonly settingsOf: (profile: Profile) => ApiSettings | undefined;
  /** Settings for a mock at an address; a mock takes any credential and knows no ids, so all of them are made up. */
  readonly mockSettings: (baseUrl: string) => ApiSettings;
  readonly checks: readonly Check<Api>[];
  /** The profile's credentials by the name that replaces them. */
  readonly credentials: (settings: ApiSettings) => readonly (readonly [name: string, secret: string])[];
  /** Whether a profile has a key that a check needs. */
  readonly has: (settings: ApiSettings, key: string) => boolean;
  /** How the checks send their requests. */
  readonly open: (session: Session, settings: ApiSettings) => Api;
  /** Finds by reading what the profile does not name. */
  readonly discover: (api: Api) => Promise<Discovery<ApiSettings>>;
  /** Finds by reading what may go into a profile but is too uncertain for a run to go by. */
  readonly suggest?: (api: Api) => Promise<readonly Discovered[]>;
  /** The most requests a run sends with the credential of this name; `null` for any number. */
  readonly limit: (credential: string, contract: Contract) => number | null;
  /** Puts back what a run has changed, by the kind of the task; `data` is what the task was noted with. */
  readonly restorers: Readonly<Record<string, (api: Api, data: unknown) => Promise<void>>>;
  /** What stays of a run of each level when everything was put back, one sentence each. */
  readonly leaves: Readonly<Record<Level, readonly string[]>>;
  /** Whether a response says that the credential itself is rejected, or may not be used for anything. */
  readonly rejectsCredential: (entry: RecordedExchange) => boolean;
  /** Whether a response says that the credential lacks a permission the operation documents. */
  readonly deniesPermission: (response: Pick<ApiResponse, 'status' | 'json'>) => boolean;
}
