import { optionalSeconds, seconds } from '../../demo/instant.ts';
import { maskCaller } from '../../mask-caller.ts';
import type { Store } from '../data.ts';
import type { CallFixture, TrustCallerAccountFixture } from './fixture.ts';

/** Stores an account with its keys, numbers and calls. */
export function loadTrustCallerAccount(store: Store, account: TrustCallerAccountFixture): void {
  const { id: accountId, apiAccess, apiKeysManage } = account;
  store.keys.addAccount({ id: accountId, apiAccess, apiKeysManage });
  for (const { id, name, token, createdAt } of account.keys) {
    store.keys.add({ id, accountId, name, createdAt: seconds(createdAt), lastUsedAt: null }, token);
  }
  for (const { id, number, createdAt, releasedAt, ivrId } of account.numbers) {
    const releasedAtSeconds = optionalSeconds(releasedAt);
    store.numbers.add({
      id,
      accountId,
      number,
      releasedAt: releasedAtSeconds,
      ivrId: ivrId ?? null,
      createdAt: seconds(createdAt),
    });
  }
  for (const call of account.calls) loadCall(store, accountId, call);
  for (const { number, caller, startedAt, answered } of account.liveCalls ?? []) {
    store.liveCalls.start({ number, callerId: maskCaller(caller), startedAt: seconds(startedAt), answered });
  }
}

function loadCall(store: Store, accountId: number, call: CallFixture): void {
  store.calls.add({
    accountId,
    callerId: maskCaller(call.caller),
    number: call.number,
    startedAt: seconds(call.startedAt),
    endedAt: seconds(call.endedAt),
    pdd: call.pdd ?? 0,
    callUniqueId: call.callUniqueId,
    callAcceptable: call.callAcceptable ?? true,
    shortCall: call.shortCall ?? false,
    hangCause: call.hangCause ?? 'NORMAL_CLEARING',
  });
}
