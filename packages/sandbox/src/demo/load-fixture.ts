import { createWallClock } from '../apis/navixy/wall-clock.ts';
import { SandboxError } from '../error.ts';
import type { Store } from '../store/store.ts';
import type { CallFixture, Fixture, NavixyAccountFixture, TrustCallerAccountFixture } from './fixture.ts';

const maskedDigits = 3;

/**
 * Replaces everything a store holds with a fixture.
 * Throws a SandboxError, and changes nothing, when the fixture contradicts itself.
 */
export function loadFixture(store: Store, fixture: Fixture): void {
  store.database.commit();
  try {
    store.database.atomically(() => replaceAll(store, fixture));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SandboxError(`The fixture contradicts itself: ${reason}.`, 'unusable', { cause: error });
  }
  store.database.commit();
}

function replaceAll(store: Store, fixture: Fixture): void {
  store.database.clear();
  for (const account of fixture.navixy.accounts) loadNavixyAccount(store, account);
  for (const account of fixture.trustcaller.accounts) loadTrustCallerAccount(store, account);
  store.numbers.replaceTestNumbers(fixture.trustcaller.testNumbers);
}

/** Masks the last digits of a caller, as the API shows it. */
export function maskCaller(caller: string): string {
  return `${caller.slice(0, -maskedDigits)}${'X'.repeat(maskedDigits)}`;
}

function loadNavixyAccount(store: Store, account: NavixyAccountFixture): void {
  const { id: accountId, timeZone, deviceLimitExceeded = false } = account;
  createWallClock(timeZone);
  store.users.addAccount({ id: accountId, timeZone, deviceLimitExceeded });
  for (const { id, trackerUpdate = true, credentials } of account.users) {
    store.users.addUser({ id, accountId, trackerUpdate });
    for (const { hash, expiresAt } of credentials) {
      store.users.addCredential({ hash, userId: id, expiresAt: optionalSeconds(expiresAt) });
    }
  }
  for (const {
    id,
    blocked = false,
    chatSupported = true,
    chatInTariff = true,
    trustedNumbers = [],
  } of account.trackers) {
    store.trackers.add({ id, accountId, blocked, chatSupported, chatInTariff });
    store.trackers.replaceTrustedNumbers(id, trustedNumbers);
  }
  for (const message of account.messages) {
    const incoming = message.type === 'INCOMING';
    store.messages.add({
      trackerId: message.trackerId,
      submittedAt: seconds(message.submittedAt),
      updatedAt: optionalSeconds(message.deliveredAt),
      text: message.text,
      incoming,
      delivered: incoming || message.deliveredAt !== undefined,
      unread: message.unread === true,
      employeeId: message.employeeId ?? null,
    });
  }
}

function loadTrustCallerAccount(store: Store, account: TrustCallerAccountFixture): void {
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

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}

function optionalSeconds(instant: string | undefined): number | null {
  return instant === undefined ? null : seconds(instant);
}
