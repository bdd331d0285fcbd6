import type { SQLOutputValue } from 'node:sqlite';

/** One row as SQLite hands it out. */
export type Row = Record<string, SQLOutputValue>;

/** Reads a column that holds an integer. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`Column ${column} holds no number.`);
  return value;
}

/** Reads a column that holds an integer or NULL. */
export function optionalInteger(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

/** Reads a column that holds text. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text.`);
  return value;
}

/** Reads a column that holds 0 or 1. */
export function flag(row: Row, column: string): boolean {
  return integer(row, column) === 1;
}
