import type { StatementSync } from 'node:sqlite';
import type { Database } from '../../../store/database.ts';
import { integer, optionalInteger, type Row, text } from '../../../store/row.ts';

/** A number that an account reserves or reserved; times in whole seconds since 1970. */
export interface ReservedNumber {
  readonly id: number;
  readonly accountId: number;
  readonly number: string;
  readonly releasedAt: number | null;
  readonly ivrId: number | null;
  readonly createdAt: number;
}

/** A public number for trying a route. */
export interface TestNumber {
  readonly prefix: string;
  readonly testNumber: string;
}

/** The numbers of all TrustCaller accounts and the public test numbers. */
export class Numbers {
  readonly #database: Database;
  readonly #insert: StatementSync;
  readonly #page: StatementSync;
  readonly #count: StatementSync;
  readonly #owner: StatementSync;
  readonly #insertTest: StatementSync;
  readonly #deleteTests: StatementSync;
  readonly #tests: StatementSync;
  #revision = 0;

  constructor(database: Database) {
    this.#database = database;
    this.#insert = database.prepare('INSERT INTO numbers VALUES (?, ?, ?, ?, ?, ?)');
    this.#page = database.prepare(
      'SELECT * FROM numbers WHERE account_id = ? AND released_at IS NULL ORDER BY id LIMIT ? OFFSET ?',
    );
    this.#count = database.prepare('SELECT active_numbers FROM trustcaller_accounts WHERE id = ?');
    this.#owner = database.prepare('SELECT account_id FROM numbers WHERE number = ? AND released_at IS NULL');
    this.#insertTest = database.prepare('INSERT INTO test_numbers VALUES (?, ?)');
    this.#deleteTests = database.prepare('DELETE FROM test_numbers');
    this.#tests = database.prepare('SELECT * FROM test_numbers ORDER BY prefix, test_number');
  }

  /** Grows whenever a number changed, so that what was made from the numbers can be kept until then. */
  get revision(): number {
    return this.#revision;
  }

  /** Stores a number. */
  add(number: ReservedNumber): void {
    this.#changed();
    const { id, accountId, releasedAt, ivrId, createdAt } = number;
    this.#insert.run(id, accountId, number.number, releasedAt, ivrId, createdAt);
  }

  /** A page of an account's active numbers, by id. */
  page(accountId: number, limit: number, offset: number): ReservedNumber[] {
    return this.#page.all(accountId, limit, offset).map(readNumber);
  }

  /** How many active numbers an account has. */
  count(accountId: number): number {
    const row = this.#count.get(accountId);
    return row ? integer(row, 'active_numbers') : 0;
  }

  /** The account that reserves a number at present. */
  owner(number: string): number | undefined {
    const row = this.#owner.get(number);
    return row && integer(row, 'account_id');
  }

  /** Replaces all public test numbers. */
  replaceTestNumbers(numbers: Iterable<TestNumber>): void {
    this.#changed();
    this.#deleteTests.run();
    for (const { prefix, testNumber } of numbers) this.#insertTest.run(prefix, testNumber);
  }

  /** The public test numbers, by prefix. */
  testNumbers(): TestNumber[] {
    return this.#tests.all().map((row) => ({ prefix: text(row, 'prefix'), testNumber: text(row, 'test_number') }));
  }

  /** Forgets what was made from the numbers, after the tables were emptied. */
  forget(): void {
    this.#revision += 1;
  }

  #changed(): void {
    this.#revision += 1;
    this.#database.beginWriting();
  }
}

function readNumber(row: Row): ReservedNumber {
  return {
    id: integer(row, 'id'),
    accountId: integer(row, 'account_id'),
    number: text(row, 'number'),
    releasedAt: optionalInteger(row, 'released_at'),
    ivrId: optionalInteger(row, 'ivr_id'),
    createdAt: integer(row, 'created_at'),
  };
}
