/** The tables of accounts, API keys, numbers and calls. */
export const trustCallerSchema = `
CREATE TABLE trustcaller_accounts (
  id INTEGER PRIMARY KEY,
  api_access INTEGER NOT NULL,
  api_keys_manage INTEGER NOT NULL,
  active_numbers INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE api_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES trustcaller_accounts,
  name TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER
) STRICT;
CREATE INDEX api_keys_by_account ON api_keys (account_id, id);

CREATE TABLE numbers (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES trustcaller_accounts,
  number TEXT NOT NULL,
  released_at INTEGER,
  ivr_id INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX numbers_active ON numbers (account_id, id) WHERE released_at IS NULL;
CREATE UNIQUE INDEX numbers_reserved ON numbers (number) WHERE released_at IS NULL;
CREATE TRIGGER number_reserved AFTER INSERT ON numbers WHEN new.released_at IS NULL BEGIN
  UPDATE trustcaller_accounts SET active_numbers = active_numbers + 1 WHERE id = new.account_id;
END;

CREATE TABLE test_numbers (
  prefix TEXT NOT NULL,
  test_number TEXT NOT NULL,
  PRIMARY KEY (prefix, test_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE calls (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES trustcaller_accounts,
  caller_id TEXT NOT NULL,
  number TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  pdd INTEGER NOT NULL,
  call_unique_id TEXT NOT NULL,
  call_acceptable INTEGER NOT NULL,
  short_call INTEGER NOT NULL,
  hang_cause TEXT NOT NULL
) STRICT;
CREATE INDEX calls_by_time ON calls (account_id, started_at, id);
CREATE TABLE call_days (
  account_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (account_id, day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER call_recorded AFTER INSERT ON calls BEGIN
  INSERT INTO call_days VALUES (new.account_id, new.started_at / 86400, 1)
    ON CONFLICT DO UPDATE SET calls = calls + 1;
END;

CREATE TABLE live_calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL,
  caller_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  answered INTEGER NOT NULL
) STRICT;
CREATE INDEX live_calls_by_number ON live_calls (number);
`;
