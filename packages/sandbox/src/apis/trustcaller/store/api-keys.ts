import type { StatementSync } from 'node:sqlite';
import { digestOf, sameDigest } from '../../../store/credential.ts';
import type { Database } from '../../../store/database.ts';
import { flag, integer, optionalInteger, type Row, text } from '../../../store/row.ts';

/** A TrustCaller account and the permissions an administrator granted it. */
export interface TrustCallerAccount {
  readonly id: number;
  readonly apiAccess: boolean;
  readonly apiKeysManage: boolean;
}

/** An API key without its token; times in whole seconds since 1970. */
export interface ApiKey {
  readonly id: number;
  readonly accountId: number;
  readonly name: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** The key a token belongs to, with the account behind it. */
export interface Bearer {
  readonly key: ApiKey;
  readonly account: TrustCallerAccount;
}

/** TrustCaller accounts and their API keys. A token reads `<key id>|<secret>`; only its digest is stored. */
export class ApiKeys {
  readonly #database: Database;
  readonly #insertAccount: StatementSync;
  readonly #insert: StatementSync;
  readonly #setDigest: StatementSync;
  readonly #bearer: StatementSync;
  readonly #use: StatementSync;
  readonly #ofAccount: StatementSync;
  readonly #find: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: Database) {
    this.#database = database;
    this.#insertAccount = database.prepare(
      'INSERT INTO trustcaller_accounts (id, api_access, api_keys_manage) VALUES (?, ?, ?)',
    );
    this.#insert = database.prepare(
      'INSERT INTO api_keys (id, account_id, name, digest, created_at, last_used_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#setDigest = database.prepare('UPDATE api_keys SET digest = ? WHERE id = ?');
    this.#bearer = database.prepare(
      `SELECT api_keys.*, api_access, api_keys_manage FROM api_keys
       JOIN trustcaller_accounts accounts ON accounts.id = account_id WHERE api_keys.id = ?`,
    );
    this.#use = database.prepare('UPDATE api_keys SET last_used_at = ? WHERE id = ?');
    this.#ofAccount = database.prepare('SELECT * FROM api_keys WHERE account_id = ? ORDER BY id');
    this.#find = database.prepare('SELECT * FROM api_keys WHERE id = ?');
    this.#delete = database.prepare('DELETE FROM api_keys WHERE id = ?');
  }

  /** Stores a new account. */
  addAccount(account: TrustCallerAccount): void {
    this.#database.beginWriting();
    this.#insertAccount.run(account.id, Number(account.apiAccess), Number(account.apiKeysManage));
  }

  /** Stores a key with a known id and token. */
  add(key: ApiKey, token: string): void {
    this.#database.beginWriting();
    this.#insert.run(key.id, key.accountId, key.name, digestOf(token), key.createdAt, key.lastUsedAt);
  }

  /** Creates a key and returns it with its token, which cannot be had again. */
  create(accountId: number, name: string, secret: string, createdAt: number): { id: number; token: string } {
    return this.#database.atomically(() => {
      const { lastInsertRowid } = this.#insert.run(null, accountId, name, digestOf(secret), createdAt, null);
      const id = Number(lastInsertRowid);
      const token = `${id}|${secret}`;
      this.#setDigest.run(digestOf(token), id);
      return { id, token };
    });
  }

  /** The key and account behind a token, or nothing when the token is unknown or revoked. */
  authenticate(token: string): Bearer | undefined {
    const row = this.#bearer.get(Number.parseInt(token, 10) || 0);
    if (!row || !sameDigest(text(row, 'digest'), digestOf(token))) return undefined;
    const account = {
      id: integer(row, 'account_id'),
      apiAccess: flag(row, 'api_access'),
      apiKeysManage: flag(row, 'api_keys_manage'),
    };
    return { key: readKey(row), account };
  }

  /** Notes that a key was used; at most one write a second, the precision of the response. */
  use(key: ApiKey, now: number): void {
    if (key.lastUsedAt === now) return;
    this.#database.beginWriting();
    this.#use.run(now, key.id);
  }

  /** The keys of an account, by id. */
  ofAccount(accountId: number): ApiKey[] {
    return this.#ofAccount.all(accountId).map(readKey);
  }

  /** The key with an id, of whichever account. */
  find(id: number): ApiKey | undefined {
    const row = this.#find.get(id);
    return row && readKey(row);
  }

  /** Deletes a key; its token stops working at once. */
  revoke(id: number): void {
    this.#database.beginWriting();
    this.#delete.run(id);
  }
}

function readKey(row: Row): ApiKey {
  return {
    id: integer(row, 'id'),
    accountId: integer(row, 'account_id'),
    name: text(row, 'name'),
    createdAt: integer(row, 'created_at'),
    lastUsedAt: optionalInteger(row, 'last_used_at'),
  };
}
