import { Database, explainUnusable } from '../store/database.ts';
import { ChatMessages } from './navixy/store/chat-messages.ts';
import { navixySchema } from './navixy/store/schema.ts';
import { Trackers } from './navixy/store/trackers.ts';
import { NavixyUsers } from './navixy/store/users.ts';
import { ApiKeys } from './trustcaller/store/api-keys.ts';
import { Calls } from './trustcaller/store/calls.ts';
import { LiveCalls } from './trustcaller/store/live-calls.ts';
import { Numbers } from './trustcaller/store/numbers.ts';
import { trustCallerSchema } from './trustcaller/store/schema.ts';

/** Everything the sandbox remembers, by kind. */
export interface Store {
  readonly database: Database;
  readonly users: NavixyUsers;
  readonly trackers: Trackers;
  readonly messages: ChatMessages;
  readonly keys: ApiKeys;
  readonly numbers: Numbers;
  readonly calls: Calls;
  readonly liveCalls: LiveCalls;
}

/** Opens FILE, or a store in memory. Throws a SandboxError when the file is not one of the sandbox's. */
export function openStore(file?: string): Store {
  const database = new Database(schema, file);
  try {
    return createStore(database);
  } catch (error) {
    database.close();
    throw explainUnusable(error, file);
  }
}

/**
 * The tables of all vendors. Times are whole seconds since 1970. Credentials are SHA-256 digests only.
 * Counters are kept by triggers, so that no write can miss them and no list has to count.
 * The messages of a broadcast share the text of its first one, so that a long text is stored once.
 * Only ids of rows that are deleted one by one are kept from being given out again (AUTOINCREMENT).
 */
const schema = navixySchema + trustCallerSchema;

function createStore(database: Database): Store {
  return {
    database,
    users: new NavixyUsers(database),
    trackers: new Trackers(database),
    messages: new ChatMessages(database),
    keys: new ApiKeys(database),
    numbers: new Numbers(database),
    calls: new Calls(database),
    liveCalls: new LiveCalls(database),
  };
}
