import type { ApiName } from '@trustline/specs';
import { exchange, parseBody } from './exchange.ts';
import type { BrokenServer } from './server.ts';
import type { TrafficRequest } from './traffic.ts';
import { type NavixyAccount, trafficOfNavixy } from './traffic-of-navixy.ts';
import { type TrustCallerAccount, trafficOfTrustCaller } from './traffic-of-trustcaller.ts';
import { at, entries } from './untyped.ts';

/** Lists the fixed traffic for the demo accounts of an unbroken sandbox; ids come from the sandbox itself. */
export async function listTraffic(server: BrokenServer): Promise<Record<ApiName, TrafficRequest[]>> {
  server.breakWith(null);
  return {
    navixy: trafficOfNavixy(await navixyAccount(server)),
    trustcaller: trafficOfTrustCaller(await trustCallerAccount(server)),
  };
}

async function navixyAccount(server: BrokenServer): Promise<NavixyAccount> {
  const { hash, readOnlyHash, noChatHash, trackers } = server.profile.navixy;
  const [first, second] = trackers?.active ?? [];
  const headers = { authorization: `NVX ${hash}` };
  const list = await read(server, 'navixy', `/tracker/chat/list?tracker_id=${first}&ascending=false`, headers);
  const incoming = entries(list, 'list').filter((message) => at(message, 'type') === 'INCOMING');
  return {
    hash,
    readOnlyHash: known(readOnlyHash),
    noChatHash: known(noChatHash),
    first: known(first),
    second: known(second),
    blocked: known(trackers?.blocked),
    chatUnsupported: known(trackers?.chatUnsupported),
    chatNotInTariff: known(trackers?.chatNotInTariff),
    foreign: known(trackers?.foreign),
    messages: incoming.slice(0, 3).map((message) => Number(at(message, 'id'))),
  };
}

async function trustCallerAccount(server: BrokenServer): Promise<TrustCallerAccount> {
  const { token, noAccessToken, noKeyManagementToken, expendableToken, ...ids } = server.profile.trustcaller;
  const keys = await read(server, 'trustcaller', '/auth/keys', { authorization: `Bearer ${token}` });
  const spare = entries(keys, 'data').find(
    (key) => ![token, expendableToken].some((used) => used?.startsWith(`${at(key, 'id')}|`)),
  );
  return {
    token,
    noAccessToken: known(noAccessToken),
    noKeyManagementToken: known(noKeyManagementToken),
    expendableToken: known(expendableToken),
    number: known(ids.numbers?.own),
    liveNumber: known(ids.numbers?.live),
    foreignLiveNumber: known(ids.numbers?.foreignLive),
    call: known(ids.calls?.own),
    foreignCall: known(ids.calls?.foreign),
    key: Number(at(spare, 'id')),
    foreignKey: known(ids.keys?.foreign),
  };
}

async function read(server: BrokenServer, api: ApiName, path: string, headers: Record<string, string>) {
  const response = await exchange(server.baseUrl(api), { method: 'GET', path, headers, body: null });
  return response === null ? undefined : parseBody(response.body);
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The profile of the sandbox does not fill every key.');
  return value;
}
