import { ApiKeys } from './api-keys.ts';
import { Calls } from './calls.ts';
import { ChatMessages } from './chat-messages.ts';
import { Database, explainUnusable } from './database.ts';
import { LiveCalls } from './live-calls.ts';
import { NavixyUsers } from './navixy-users.ts';
import { Numbers } from './numbers.ts';
import { Trackers } from './trackers.ts';

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
  const database = new Database(file);
  try {
    return createStore(database);
  } catch (error) {
    database.close();
    throw explainUnusable(error, file);
  }
}

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
