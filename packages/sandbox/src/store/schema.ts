/** Marks a file as the sandbox's own, so that no other program's database is written to. */
export const applicationId = 0x54_52_53_42;

/** Version of the tables below; a file of another version is rejected. */
export const schemaVersion = 2;

/**
 * The tables. Times are whole seconds since 1970. Credentials stand here as SHA-256 digests only.
 * Counters are kept by triggers, so that no write can miss them and no list has to count.
 * The messages of a broadcast share the text of its first one, so that a long text is stored once.
 * Only ids of rows that are deleted one by one are kept from being given out again (AUTOINCREMENT).
 */
export const schema = `
CREATE TABLE navixy_accounts (
  id INTEGER PRIMARY KEY,
  time_zone TEXT NOT NULL,
  device_limit_exceeded INTEGER NOT NULL
) STRICT;

CREATE TABLE navixy_users (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES navixy_accounts,
  tracker_update INTEGER NOT NULL
) STRICT;

CREATE TABLE navixy_credentials (
  digest TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES navixy_users,
  expires_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE trackers (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES navixy_accounts,
  blocked INTEGER NOT NULL,
  chat_supported INTEGER NOT NULL,
  chat_in_tariff INTEGER NOT NULL,
  trusted_numbers TEXT NOT NULL DEFAULT '[]',
  unread INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX trackers_by_account ON trackers (account_id, id);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  tracker_id INTEGER NOT NULL REFERENCES trackers,
  submitted_at INTEGER NOT NULL,
  updated_at INTEGER,
  text TEXT,
  text_of INTEGER REFERENCES messages,
  incoming INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  employee_id INTEGER
) STRICT;
CREATE INDEX messages_by_time ON messages (tracker_id, submitted_at, id);
CREATE INDEX messages_unread ON messages (tracker_id) WHERE unread = 1;
CREATE TRIGGER message_arrived AFTER INSERT ON messages WHEN new.unread = 1 BEGIN
  UPDATE trackers SET unread = unread + 1 WHERE id = new.tracker_id;
END;
CREATE TRIGGER message_read AFTER UPDATE OF unread ON messages WHEN old.unread <> new.unread BEGIN
  UPDATE trackers SET unread = unread + new.unread - old.unread WHERE id = new.tracker_id;
END;

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
