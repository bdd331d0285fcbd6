/**
 * The tables of accounts, users, trackers and chat messages. `text_of` names a message, too, but is no foreign key:
 * SQLite would look for references to each message that is deleted, and clearing a table of a million would take hours.
 */
export const navixySchema = `
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
  text_of INTEGER,
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
`;
