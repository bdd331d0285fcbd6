import type { StatementSync } from 'node:sqlite';
import type { Database } from '../../../store/database.ts';
import { flag, integer, optionalInteger, type Row, text } from '../../../store/row.ts';

/** A chat message as stored; times in whole seconds since 1970. */
export interface ChatMessage {
  readonly id: number;
  readonly trackerId: number;
  readonly submittedAt: number;
  /** When an outgoing message was delivered. */
  readonly updatedAt: number | null;
  readonly text: string;
  /** From the device, as opposed to sent to it. */
  readonly incoming: boolean;
  readonly delivered: boolean;
  readonly unread: boolean;
  readonly employeeId: number | null;
}

/** Which messages to list: both ends of the window belong to it. */
export interface MessageWindow {
  readonly trackerId: number;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly ascending: boolean;
}

/** The chat messages of all trackers. */
export class ChatMessages {
  readonly #database: Database;
  readonly #insert: StatementSync;
  readonly #ascending: StatementSync;
  readonly #descending: StatementSync;
  readonly #find: StatementSync;
  readonly #latest: StatementSync;
  readonly #markRead: StatementSync;
  readonly #markTrackerRead: StatementSync;
  readonly #deliver: StatementSync;

  constructor(database: Database) {
    this.#database = database;
    const columns = `id, tracker_id, submitted_at, updated_at, incoming, delivered, unread, employee_id,
      coalesce(text, (SELECT text FROM messages first WHERE first.id = messages.text_of)) AS text`;
    const list = `SELECT ${columns} FROM messages WHERE tracker_id = ? AND submitted_at BETWEEN ? AND ? ORDER BY`;
    this.#ascending = database.prepare(`${list} submitted_at, id LIMIT ?`);
    this.#descending = database.prepare(`${list} submitted_at DESC, id DESC LIMIT ?`);
    this.#insert = database.prepare(
      `INSERT INTO messages (tracker_id, submitted_at, updated_at, text, text_of, incoming, delivered, unread, employee_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#find = database.prepare(`SELECT ${columns} FROM messages WHERE id = ?`);
    this.#latest = database.prepare('SELECT max(submitted_at) AS latest FROM messages WHERE tracker_id = ?');
    this.#markRead = database.prepare('UPDATE messages SET unread = 0 WHERE id = ? AND unread = 1');
    this.#markTrackerRead = database.prepare('UPDATE messages SET unread = 0 WHERE tracker_id = ? AND unread = 1');
    this.#deliver = database.prepare('UPDATE messages SET delivered = 1, updated_at = ? WHERE id = ?');
  }

  /** Stores a message and returns its id; one that has the text of a stored one may share it. */
  add(message: Omit<ChatMessage, 'id'>, textOf: number | null = null): number {
    this.#database.beginWriting();
    const { lastInsertRowid } = this.#insert.run(
      message.trackerId,
      message.submittedAt,
      message.updatedAt,
      textOf === null ? message.text : null,
      textOf,
      Number(message.incoming),
      Number(message.delivered),
      Number(message.unread),
      message.employeeId,
    );
    return Number(lastInsertRowid);
  }

  /** Lists the messages of a window by time of submission; within one second by id. */
  list(window: MessageWindow): ChatMessage[] {
    const statement = window.ascending ? this.#ascending : this.#descending;
    return statement.all(window.trackerId, window.from, window.to, window.limit).map(readMessage);
  }

  /** The message with an id, of whichever account. */
  find(id: number): ChatMessage | undefined {
    const row = this.#find.get(id);
    return row && readMessage(row);
  }

  /** When the last message of a tracker was submitted, or null when it has none. */
  latest(trackerId: number): number | null {
    const row = this.#latest.get(trackerId);
    return row ? optionalInteger(row, 'latest') : null;
  }

  /** Marks one message as read. */
  markRead(id: number): void {
    this.#database.beginWriting();
    this.#markRead.run(id);
  }

  /** Marks every message of a tracker as read. */
  markTrackerRead(trackerId: number): void {
    this.#database.beginWriting();
    this.#markTrackerRead.run(trackerId);
  }

  /** Marks an outgoing message as delivered at a time. */
  deliver(id: number, at: number): void {
    this.#database.beginWriting();
    this.#deliver.run(at, id);
  }
}

function readMessage(row: Row): ChatMessage {
  return {
    id: integer(row, 'id'),
    trackerId: integer(row, 'tracker_id'),
    submittedAt: integer(row, 'submitted_at'),
    updatedAt: optionalInteger(row, 'updated_at'),
    text: text(row, 'text'),
    incoming: flag(row, 'incoming'),
    delivered: flag(row, 'delivered'),
    unread: flag(row, 'unread'),
    employeeId: optionalInteger(row, 'employee_id'),
  };
}
