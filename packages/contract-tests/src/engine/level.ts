import type { Effect } from '@trustline/openapi';
import type { ApiResult } from './result.ts';

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
  /**
   * Forbids what is sent otherwise where a level is not allowed: requests for a change that name only IDs which no record
   * has, so that there is nothing to change.
   */
  readonly readsOnly?: boolean;
}

/** Allows everything; for a server whose account nobody minds. */
export const everything: Permissions = { allowWrites: true, allowMessages: true, allowMarkRead: true };

/** The allowed levels as a set. */
export function listAllowed({ allowWrites, allowMessages, allowMarkRead }: Permissions): ReadonlySet<Level> {
  const allowed = { writes: allowWrites, messages: allowMessages, 'mark-read': allowMarkRead };
  return new Set(levels.filter((level) => allowed[level] === true));
}

/** What a run may do to an account, in a few words; empty where it may do more than read and ask about unknown IDs. */
export function describeReach({
  allowed,
  target,
  exchanges,
}: Pick<ApiResult, 'allowed' | 'target' | 'exchanges'>): string {
  if (allowed.length > 0) return '';
  const asksForChanges = target === 'server' && exchanges.some(({ writes }) => writes);
  return asksForChanges ? 'reading, and changes to unknown IDs only' : 'reading only';
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
