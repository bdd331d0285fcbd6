import type { Effect } from '@trustline/openapi';

/** What a run may do to an account beside reading: each level is allowed on its own. */
export type Level = 'writes' | 'messages' | 'mark-read';

/** Every level, from what can be put back to what cannot. */
export const levels: readonly Level[] = ['writes', 'messages', 'mark-read'];

/** Which levels are allowed. Default of each: false. */
export interface Permissions {
  /** Sends what can be put back: trusted numbers, API keys. */
  readonly allowWrites?: boolean;
  /** Sends messages, which cannot be taken back. */
  readonly allowMessages?: boolean;
  /** Marks messages as read, which cannot be undone. */
  readonly allowMarkRead?: boolean;
}

/** Allows everything; for a server whose account nobody minds. */
export const everything: Required<Permissions> = { allowWrites: true, allowMessages: true, allowMarkRead: true };

/** The allowed levels as a set. */
export function listAllowed({ allowWrites, allowMessages, allowMarkRead }: Permissions): ReadonlySet<Level> {
  const allowed = { writes: allowWrites, messages: allowMessages, 'mark-read': allowMarkRead };
  return new Set(levels.filter((level) => allowed[level] === true));
}

/** The command's option for a level. */
export function optionOf(level: Level): string {
  return `--allow-${level}`;
}

/** The level that an operation takes; `null` for one that only reads. */
export function levelOf(operation: OperationFacts): Level | null {
  if (operation['x-effect'] === 'read') return null;
  const irreversible = operation['x-irreversible'];
  if (irreversible === 'message') return 'messages';
  return irreversible === 'read-marks' ? 'mark-read' : 'writes';
}

/** What the document says about what an operation does. */
interface OperationFacts {
  readonly 'x-effect'?: Effect;
  readonly 'x-irreversible'?: 'message' | 'read-marks';
}
