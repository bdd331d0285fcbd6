import type { Profile } from '@trustline/sandbox';
import type { ApiName } from '@trustline/specs';
import { exchange, parseBody } from '../bench/exchange.ts';
import type { BrokenServer } from '../bench/server.ts';
import type { TrafficRequest } from '../bench/traffic.ts';

/** What the comparison needs to know about one API. */
export interface PeerApi {
  /** The `Authorization` header of the demo account. */
  readonly authorization: (profile: Profile) => string;
  /** The fixed traffic for the demo accounts of an unbroken sandbox; ids come from the sandbox itself. */
  readonly traffic: (server: BrokenServer) => Promise<TrafficRequest[]>;
}

/** Reads a path of the server as JSON; `undefined` when no response came. */
export async function read(server: BrokenServer, api: ApiName, path: string, headers: Record<string, string>) {
  const response = await exchange(server.baseUrl(api), { method: 'GET', path, headers, body: null });
  return response === null ? undefined : parseBody(response.body);
}

/** A value that the sandbox's profile fills in. */
export function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The profile of the sandbox does not fill every key.');
  return value;
}
