import type { StatementSync } from 'node:sqlite';
import type { Database } from '../../../store/database.ts';
import { flag, integer, type Row, text } from '../../../store/row.ts';

const secondsPerDay = 86_400;

/** A call detail record; times in whole seconds since 1970. */
export interface Call {
  readonly id: number;
  readonly accountId: number;
  /** The caller with its last digits masked: the whole number is never stored. */
  readonly callerId: string;
  readonly number: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Post-dial delay in milliseconds. */
  readonly pdd: number;
  readonly callUniqueId: string;
  readonly callAcceptable: boolean;
  readonly shortCall: boolean;
  readonly hangCause: string;
}

/** Which calls: those that started on these days, in UTC and counted since 1970, both included. */
export interface CallDays {
  readonly accountId: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The call detail records of all accounts. */
export class Calls {
  readonly #database: Database;
  readonly #insert: StatementSync;
  readonly #days: StatementSync;
  readonly #page: StatementSync;
  readonly #find: StatementSync;

  constructor(database: Database) {
    this.#database = database;
    this.#insert = database.prepare('INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#days = database.prepare(
      'SELECT day, calls FROM call_days WHERE account_id = ? AND day BETWEEN ? AND ? ORDER BY day DESC',
    );
    this.#page = database.prepare(
      `SELECT * FROM calls WHERE account_id = ? AND started_at BETWEEN ? AND ?
       ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?`,
    );
    this.#find = database.prepare('SELECT * FROM calls WHERE id = ?');
  }

  /** Stores a call and returns its id; without an id it gets the next one. */
  add(call: Omit<Call, 'id'> & { readonly id?: number }): number {
    this.#database.beginWriting();
    const { lastInsertRowid } = this.#insert.run(
      call.id ?? null,
      call.accountId,
      call.callerId,
      call.number,
      call.startedAt,
      call.endedAt,
      call.pdd,
      call.callUniqueId,
      Number(call.callAcceptable),
      Number(call.shortCall),
      call.hangCause,
    );
    return Number(lastInsertRowid);
  }

  /**
   * A page of calls, the most recent first, with the total. Both cost the same however many calls there are:
   * the days' counters give the total and the day on which the page starts.
   */
  page(days: CallDays, limit: number, offset: number): { calls: Call[]; total: number } {
    const counts = this.#days.all(days.accountId, days.firstDay, days.lastDay);
    let total = 0;
    let startDay = days.lastDay;
    let skipped = 0;
    for (const row of counts) {
      if (total <= offset) {
        startDay = integer(row, 'day');
        skipped = total;
      }
      total += integer(row, 'calls');
    }
    if (offset >= total) return { calls: [], total };
    const first = days.firstDay * secondsPerDay;
    const last = (startDay + 1) * secondsPerDay - 1;
    const calls = this.#page.all(days.accountId, first, last, limit, offset - skipped).map(readCall);
    return { calls, total };
  }

  /** The call with an id, of whichever account. */
  find(id: number): Call | undefined {
    const row = this.#find.get(id);
    return row && readCall(row);
  }
}

function readCall(row: Row): Call {
  return {
    id: integer(row, 'id'),
    accountId: integer(row, 'account_id'),
    callerId: text(row, 'caller_id'),
    number: text(row, 'number'),
    startedAt: integer(row, 'started_at'),
    endedAt: integer(row, 'ended_at'),
    pdd: integer(row, 'pdd'),
    callUniqueId: text(row, 'call_unique_id'),
    callAcceptable: flag(row, 'call_acceptable'),
    shortCall: flag(row, 'short_call'),
    hangCause: text(row, 'hang_cause'),
  };
}
