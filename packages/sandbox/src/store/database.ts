import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { SandboxError } from '../error.ts';
import { applicationId, schemaVersion } from './schema.ts';

/**
 * The SQLite database behind a sandbox. Writes gather in one open transaction until `commit`,
 * so that a server can make many responses durable with one write to the disk before it sends them.
 */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  #lost = false;
  /** Whether the database held no tables when it was opened. */
  readonly isNew: boolean;

  /**
   * Opens FILE, or a database in memory, with the tables of `schema`. Throws a SandboxError when the file is not one of
   * the sandbox's.
   */
  constructor(schema: string, file?: string) {
    try {
      this.#connection = open(file);
      this.isNew = prepareTables(this.#connection, schema, file);
    } catch (error) {
      throw explainUnusable(error, file);
    }
    this.#begin = this.#connection.prepare('BEGIN IMMEDIATE');
    this.#commit = this.#connection.prepare('COMMIT');
  }

  /** Whether writes wait for `commit`. */
  get hasPendingWrites(): boolean {
    return this.#connection.isTransaction;
  }

  /** Prepares a statement once; keep it and run it often. */
  prepare(sql: string): StatementSync {
    return this.#connection.prepare(sql);
  }

  /** Opens the transaction that the next writes belong to, when none is open. */
  beginWriting(): void {
    if (!this.#connection.isTransaction) this.#begin.run();
  }

  /** Makes all writes since the last commit durable. */
  commit(): void {
    if (this.#connection.isTransaction) this.#commit.run();
  }

  /** Undoes all writes since the last commit. */
  rollback(): void {
    if (!this.#connection.isTransaction) return;
    this.#connection.exec('ROLLBACK');
    this.#lost = true;
  }

  /** Whether writes were undone since this was last asked. */
  takeLoss(): boolean {
    const lost = this.#lost;
    this.#lost = false;
    return lost;
  }

  /** Runs writes that belong together: all of them happen, or none when `write` throws. */
  atomically<Result>(write: () => Result): Result {
    return this.#inSavepoint(write, 'RELEASE step');
  }

  /** Runs writes and then undoes them, keeping what they returned. */
  discarding<Result>(write: () => Result): Result {
    return this.#inSavepoint(write, 'ROLLBACK TO step; RELEASE step');
  }

  /** Deletes every row of every table. */
  clear(): void {
    this.beginWriting();
    const tables = this.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid DESC",
    ).all();
    for (const { name } of tables) this.#connection.exec(`DELETE FROM "${name}"`);
    this.#connection.exec('DELETE FROM sqlite_sequence');
  }

  /** Commits and closes; the database cannot be used afterwards. */
  close(): void {
    this.commit();
    this.#connection.close();
  }

  #inSavepoint<Result>(write: () => Result, finish: string): Result {
    this.beginWriting();
    this.#connection.exec('SAVEPOINT step');
    try {
      const result = write();
      this.#connection.exec(finish);
      return result;
    } catch (error) {
      this.#connection.exec('ROLLBACK TO step; RELEASE step');
      throw error;
    }
  }
}

function open(file: string | undefined): DatabaseSync {
  const connection = openFile(file);
  try {
    // No other process may write to the file; what it would find is a state that nobody was told of.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function openFile(file: string | undefined): DatabaseSync {
  if (file === undefined) return new DatabaseSync(':memory:');
  // Only its owner may read what a person sent through the sandbox; SQLite gives the file's mode to those beside it.
  closeSync(openSync(file, 'a', 0o600));
  return new DatabaseSync(file);
}

function prepareTables(connection: DatabaseSync, schema: string, file: string | undefined): boolean {
  const isNew = connection.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables === 0;
  if (!isNew) rejectForeign(connection, file);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  if (isNew) {
    connection.exec(`BEGIN IMMEDIATE; ${schema} PRAGMA application_id = ${applicationId};
      PRAGMA user_version = ${schemaVersion}; COMMIT;`);
  }
  return isNew;
}

function rejectForeign(connection: DatabaseSync, file: string | undefined): void {
  const owner = connection.prepare('PRAGMA application_id').get()?.application_id;
  const version = connection.prepare('PRAGMA user_version').get()?.user_version;
  if (owner === applicationId && version === schemaVersion) return;
  connection.close();
  throw new SandboxError(
    owner === applicationId
      ? `The data file ${file} was written by another version of the sandbox; name a new file.`
      : `The data file ${file} is the database of another program; name a new file.`,
  );
}

/** Says in one sentence why a data file cannot be used. */
export function explainUnusable(error: unknown, file: string | undefined): SandboxError {
  if (error instanceof SandboxError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const isLocked = reason.includes('is locked');
  const why = isLocked ? 'another process uses it' : reason;
  return new SandboxError(`The data file ${file} cannot be used: ${why}.`, 'unusable', { cause: error });
}
