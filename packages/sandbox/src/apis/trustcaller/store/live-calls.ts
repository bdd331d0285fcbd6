import type { StatementSync } from 'node:sqlite';
import type { Database } from '../../../store/database.ts';
import { flag, integer, text } from '../../../store/row.ts';

/** A call that has not ended; its start in whole seconds since 1970. */
export interface LiveCall {
  readonly id: number;
  readonly number: string;
  /** The caller with its last digits masked. */
  readonly callerId: string;
  readonly startedAt: number;
  readonly answered: boolean;
}

/** The calls that are going on. */
export class LiveCalls {
  readonly #database: Database;
  readonly #insert: StatementSync;
  readonly #find: StatementSync;
  readonly #answered: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: Database) {
    this.#database = database;
    this.#insert = database.prepare(
      'INSERT INTO live_calls (number, caller_id, started_at, answered) VALUES (?, ?, ?, ?)',
    );
    this.#find = database.prepare('SELECT * FROM live_calls WHERE id = ?');
    this.#answered = database.prepare('SELECT 1 AS found FROM live_calls WHERE number = ? AND answered = 1 LIMIT 1');
    this.#delete = database.prepare('DELETE FROM live_calls WHERE id = ?');
  }

  /** Starts a call and returns its id. */
  start(call: Omit<LiveCall, 'id'>): number {
    this.#database.beginWriting();
    const { number, callerId, startedAt, answered } = call;
    return Number(this.#insert.run(number, callerId, startedAt, Number(answered)).lastInsertRowid);
  }

  /** The live call with an id. */
  find(id: number): LiveCall | undefined {
    const row = this.#find.get(id);
    if (!row) return undefined;
    return {
      id: integer(row, 'id'),
      number: text(row, 'number'),
      callerId: text(row, 'caller_id'),
      startedAt: integer(row, 'started_at'),
      answered: flag(row, 'answered'),
    };
  }

  /** Whether an answered call is present on a number. */
  isLive(number: string): boolean {
    return this.#answered.get(number) !== undefined;
  }

  /** Takes an ended call off the list. */
  end(id: number): void {
    this.#database.beginWriting();
    this.#delete.run(id);
  }
}
