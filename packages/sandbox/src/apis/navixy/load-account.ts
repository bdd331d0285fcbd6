import { optionalSeconds, seconds } from '../../demo/instant.ts';
import type { Store } from '../data.ts';
import type { NavixyAccountFixture } from './fixture.ts';
import { createWallClock } from './wall-clock.ts';

/** Stores an account with its users, trackers and messages. */
export function loadNavixyAccount(store: Store, account: NavixyAccountFixture): void {
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
