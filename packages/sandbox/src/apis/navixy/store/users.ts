import type { StatementSync } from 'node:sqlite';
import { digestOf } from '../../../store/credential.ts';
import type { Database } from '../../../store/database.ts';
import { flag, integer, optionalInteger, text } from '../../../store/row.ts';

/** Who a Navixy credential stands for. */
export interface NavixyUser {
  readonly id: number;
  readonly accountId: number;
  /** Whether the user may change trackers (the right `tracker_update`). */
  readonly trackerUpdate: boolean;
  /** IANA name of the account's time zone. */
  readonly timeZone: string;
  /** Whether the account's dealer has more devices than allowed. */
  readonly deviceLimitExceeded: boolean;
}

/** A Navixy account. */
export interface NavixyAccount {
  readonly id: number;
  readonly timeZone: string;
  readonly deviceLimitExceeded: boolean;
}

/** A session or API key of a user; a session ends, in seconds since 1970, an API key does not. */
export interface NavixyCredential {
  readonly hash: string;
  readonly userId: number;
  readonly expiresAt: number | null;
}

/** Navixy accounts, their users and the credentials of these. */
export class NavixyUsers {
  readonly #database: Database;
  readonly #insertAccount: StatementSync;
  readonly #insertUser: StatementSync;
  readonly #insertCredential: StatementSync;
  readonly #byDigest: StatementSync;
  readonly #ofAccount: StatementSync;

  constructor(database: Database) {
    this.#database = database;
    this.#insertAccount = database.prepare('INSERT INTO navixy_accounts VALUES (?, ?, ?)');
    this.#insertUser = database.prepare('INSERT INTO navixy_users VALUES (?, ?, ?)');
    this.#insertCredential = database.prepare('INSERT INTO navixy_credentials VALUES (?, ?, ?)');
    const users = `SELECT users.id, account_id, tracker_update, time_zone, device_limit_exceeded
      FROM navixy_users users JOIN navixy_accounts accounts ON accounts.id = account_id`;
    this.#byDigest = database.prepare(
      `SELECT found.*, expires_at FROM navixy_credentials JOIN (${users}) found ON found.id = user_id WHERE digest = ?`,
    );
    this.#ofAccount = database.prepare(`${users} WHERE account_id = ? ORDER BY users.id LIMIT 1`);
  }

  /** Stores a new account. */
  addAccount(account: NavixyAccount): void {
    this.#database.beginWriting();
    this.#insertAccount.run(account.id, account.timeZone, Number(account.deviceLimitExceeded));
  }

  /** Stores a new user of an account. */
  addUser(user: Pick<NavixyUser, 'id' | 'accountId' | 'trackerUpdate'>): void {
    this.#database.beginWriting();
    this.#insertUser.run(user.id, user.accountId, Number(user.trackerUpdate));
  }

  /** Stores the digest of a new credential. */
  addCredential(credential: NavixyCredential): void {
    this.#database.beginWriting();
    this.#insertCredential.run(digestOf(credential.hash), credential.userId, credential.expiresAt);
  }

  /**
   * The user a hash stands for, at a time in seconds since 1970. The look-up is by digest,
   * so its time says nothing about how much of a guessed hash is right.
   */
  authenticate(hash: string, now: number): NavixyUser | undefined {
    const row = this.#byDigest.get(digestOf(hash));
    if (!row) return undefined;
    const expiresAt = optionalInteger(row, 'expires_at');
    return expiresAt !== null && expiresAt <= now ? undefined : readUser(row);
  }

  /** The first user of an account. */
  ofAccount(accountId: number): NavixyUser | undefined {
    const row = this.#ofAccount.get(accountId);
    return row && readUser(row);
  }
}

function readUser(row: Parameters<typeof integer>[0]): NavixyUser {
  return {
    id: integer(row, 'id'),
    accountId: integer(row, 'account_id'),
    trackerUpdate: flag(row, 'tracker_update'),
    timeZone: text(row, 'time_zone'),
    deviceLimitExceeded: flag(row, 'device_limit_exceeded'),
  };
}
