import type { Discovered, Discovery } from '../../engine/discovery.ts';
import { asInteger, asText } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';
import { recordsOf } from './paging.ts';
import type { TrustCallerProfile } from './profile.ts';

/** So many numbers are looked at for one with and one without a live call: each look costs a request of the quota. */
const looked = 4;

/** Looks for a call and for numbers in the lists that are read anyway. */
export async function discoverRecords(api: TrustCallerApi): Promise<Discovery<TrustCallerProfile>> {
  const { settings } = api;
  const numbers = { ...(await discoverNumbers(api)), ...settings.numbers };
  const calls = { ...(await discoverCall(api)), ...settings.calls };
  const found = [
    ...listFound('numbers', settings.numbers ?? {}, numbers, ['listNumbers', 'checkLiveCall']),
    ...listFound('calls', settings.calls ?? {}, calls, ['listCalls']),
  ];
  return { settings: { ...settings, numbers, calls }, found };
}

async function discoverNumbers(api: TrustCallerApi): Promise<{ own?: string; live?: string }> {
  const found: { own?: string; live?: string } = {};
  const { own, live } = api.settings.numbers ?? {};
  if (own !== undefined && live !== undefined) return found;
  const listed = recordsOf(await api.listNumbers()).flatMap(({ value }) => asText(value.number) ?? []);
  const numbers = listed.filter((number) => api.limits.phoneNumber.test(number) && number !== own && number !== live);
  for (const number of numbers.slice(0, looked)) {
    const value = valueAt(await api.checkLiveCall({ number }), 'call_received');
    if (value === true) found.live ??= number;
    if (value === false) found.own ??= number;
    if ((found.own ?? own) !== undefined && (found.live ?? live) !== undefined) break;
  }
  return found;
}

async function discoverCall(api: TrustCallerApi): Promise<{ own?: number }> {
  if (api.settings.calls?.own !== undefined) return {};
  const own = asInteger(recordsOf(await api.listCalls())[0]?.value.id);
  return own === undefined ? {} : { own };
}

function listFound(
  group: string,
  named: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
  operations: readonly string[],
): Discovered[] {
  return Object.entries(known)
    .filter(([key]) => !(key in named))
    .map(([key, value]) => ({
      ...{ key: `${group}.${key}`, value, operations },
      // Named in a profile, it would be taken for knowledge from elsewhere.
      ...(key === 'live' ? { doubt: 'seen by checkLiveCall only, which is itself to be verified' } : {}),
    }));
}
