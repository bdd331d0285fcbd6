import type { StatementSync } from 'node:sqlite';
import type { Database } from '../../../store/database.ts';
import { flag, integer, type Row, text } from '../../../store/row.ts';

/** A tracker with what decides about its chat. */
export interface Tracker {
  readonly id: number;
  readonly accountId: number;
  readonly blocked: boolean;
  /** Whether the device can chat at all. */
  readonly chatSupported: boolean;
  /** Whether the tracker's tariff includes chat. */
  readonly chatInTariff: boolean;
  /** Incoming messages that were not read yet. */
  readonly unread: number;
}

/** The trackers of all accounts, with their lists of trusted numbers. */
export class Trackers {
  readonly #database: Database;
  readonly #insert: StatementSync;
  readonly #find: StatementSync;
  readonly #ofAccount: StatementSync;
  readonly #trustedNumbers: StatementSync;
  readonly #replaceTrustedNumbers: StatementSync;

  constructor(database: Database) {
    this.#database = database;
    this.#insert = database.prepare(
      'INSERT INTO trackers (id, account_id, blocked, chat_supported, chat_in_tariff) VALUES (?, ?, ?, ?, ?)',
    );
    const columns = 'id, account_id, blocked, chat_supported, chat_in_tariff, unread';
    this.#find = database.prepare(`SELECT ${columns} FROM trackers WHERE id = ?`);
    this.#ofAccount = database.prepare(`SELECT ${columns} FROM trackers WHERE account_id = ? ORDER BY id`);
    this.#trustedNumbers = database.prepare('SELECT trusted_numbers FROM trackers WHERE id = ?');
    this.#replaceTrustedNumbers = database.prepare('UPDATE trackers SET trusted_numbers = ? WHERE id = ?');
  }

  /** Stores a new tracker. */
  add(tracker: Omit<Tracker, 'unread'>): void {
    this.#database.beginWriting();
    const { id, accountId, blocked, chatSupported, chatInTariff } = tracker;
    this.#insert.run(id, accountId, Number(blocked), Number(chatSupported), Number(chatInTariff));
  }

  /** The tracker with an id, of whichever account. */
  find(id: number): Tracker | undefined {
    const row = this.#find.get(id);
    return row && readTracker(row);
  }

  /** The trackers of an account, by id. */
  ofAccount(accountId: number): Tracker[] {
    return this.#ofAccount.all(accountId).map(readTracker);
  }

  /** The trusted numbers of a tracker, in the order they were stored. */
  trustedNumbers(id: number): string[] {
    const row = this.#trustedNumbers.get(id);
    return row ? JSON.parse(text(row, 'trusted_numbers')) : [];
  }

  /** Replaces the whole list of a tracker's trusted numbers. */
  replaceTrustedNumbers(id: number, numbers: readonly string[]): void {
    this.#database.beginWriting();
    this.#replaceTrustedNumbers.run(JSON.stringify(numbers), id);
  }
}

function readTracker(row: Row): Tracker {
  return {
    id: integer(row, 'id'),
    accountId: integer(row, 'account_id'),
    blocked: flag(row, 'blocked'),
    chatSupported: flag(row, 'chat_supported'),
    chatInTariff: flag(row, 'chat_in_tariff'),
    unread: integer(row, 'unread'),
  };
}
