import { asInteger, asText, isObject } from '../../engine/session/json.ts';
import { type ApiResponse, itemsOf, valueAt } from '../../engine/session/response.ts';
import type { Session } from '../../engine/session/session.ts';
import type { TrustCallerApi } from './api.ts';

/** What is known about the keys a run has created; noted before the first one is. */
interface CreatedKeys {
  /** How the name of each begins. */
  readonly marker: string;
  /** Those that were not revoked yet. */
  readonly ids: readonly number[];
  /** How many creations succeeded with a response that does not say which key it was. */
  readonly nameless: number;
}

/** Notes which keys a run creates and revokes, so that none stays. */
export interface KeyNotes {
  beforeCreation(): void;
  created(response: ApiResponse): void;
  revoked(id: number | string): void;
}

/** Starts the notes of one run. */
export function noteKeys({ restorer }: Session, marker: string): KeyNotes {
  let keys: CreatedKeys = { marker, ids: [], nameless: 0 };
  let update: ((data: CreatedKeys) => void) | null = null;
  const note = (change: Partial<CreatedKeys>) => {
    keys = { ...keys, ...change };
    update?.(keys);
  };
  return {
    beforeCreation() {
      update ??= restorer.add({ kind: 'api-keys', description: 'the API keys of the run', data: keys });
    },
    created(response) {
      if (response.status >= 300) return;
      const id = asInteger(valueAt(response, 'id'));
      note(id === undefined ? { nameless: keys.nameless + 1 } : { ids: [...keys.ids, id] });
    },
    revoked: (id) => note({ ids: keys.ids.filter((known) => known !== id) }),
  };
}

/**
 * Revokes the keys that were created and not revoked, and those that are listed under the run's marker: a key may have
 * been created although the response said otherwise. One that is listed though it is revoked returns 404. Every key is
 * tried; an Error names those that are left.
 */
export async function revokeLeftovers(api: TrustCallerApi, data: unknown): Promise<void> {
  const { marker, ids, nameless } = readKeys(data);
  const listed = await listMarked(api, marker);
  const found = (listed ?? []).filter((id) => !ids.includes(id));
  const left: string[] = [];
  for (const id of new Set([...ids, ...found])) {
    const problem = await revoke(api, id);
    if (problem !== null) left.push(`the key ${id} could not be revoked: ${problem}`);
  }
  if (listed === null) left.push(`the keys cannot be listed, so one called "${marker} …" may be left`);
  else if (nameless > found.length) left.push(`a key called "${marker} …" was created, but the list does not have it`);
  if (left.length > 0) throw new Error(left.join('; '));
}

async function listMarked(api: TrustCallerApi, marker: string): Promise<number[] | null> {
  const list = await api.listApiKeys({ again: true }).catch(() => null);
  if (list?.status !== 200) return null;
  const keys = itemsOf(list, 'data').map(({ value }) => value);
  return keys.filter(({ name }) => asText(name)?.startsWith(marker) === true).map(({ id }) => Number(id));
}

/** Says why a key could not be revoked, and `null` when it is revoked or was before. */
async function revoke(api: TrustCallerApi, id: number): Promise<string | null> {
  try {
    const { status } = await api.revokeApiKey(id);
    return status === 200 || status === 404 ? null : `HTTP ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readKeys(data: unknown): CreatedKeys {
  const { marker, ids, nameless } = isObject(data) ? data : {};
  if (typeof marker !== 'string' || marker === '') throw new Error('nothing is known about the keys');
  return {
    marker,
    ids: Array.isArray(ids) ? ids.filter((id: unknown) => typeof id === 'number') : [],
    nameless: asInteger(nameless) ?? 0,
  };
}
