import { asInteger, asText } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { unknownId } from '../../engine/unknown-ids.ts';
import type { TrustCallerApi } from './api.ts';
import { readNumbersAgain } from './paging.ts';

/** What happened to two keys that were created, used and revoked. */
export interface KeyLife {
  readonly names: { readonly first: string; readonly longest: string };
  /** The creations: by the account's own token, and by the first new key. */
  readonly created: ApiResponse;
  readonly createdByKey: ApiResponse;
  readonly nameless: ApiResponse;
  readonly tooLong: ApiResponse;
  /** The list as the first key sees it, before and after the second one was created. */
  readonly listed: ApiResponse;
  readonly listedAfter: ApiResponse;
  /** The list as the account's own token sees it when both keys were used. */
  readonly listedByOwn: ApiResponse;
  /** What the second key could do before and after it revoked the first. */
  readonly usedBefore: ApiResponse;
  readonly revoked: ApiResponse;
  readonly stopped: readonly ApiResponse[];
  readonly usedAfter: ApiResponse;
  readonly ownAfter: ApiResponse;
  readonly unknownRevoked: ApiResponse;
}

/**
 * Creates a key with the account's own token, a second one with the first, and revokes the first with the second.
 */
export const liveWithKeys = scenario(async (api: TrustCallerApi): Promise<KeyLife> => {
  const { marker } = api;
  const names = { first: `${marker} é`, longest: `${marker} `.padEnd(api.limits.longestName, 'é') };
  const created = await api.createApiKey({ name: names.first });
  const first = { token: tokenOf(created), again: true };
  const listed = await api.listApiKeys(first);
  const nameless = await api.createApiKey({}, first);
  const tooLong = await api.createApiKey({ name: `${names.longest}e` }, first);
  const createdByKey = await api.createApiKey({ name: names.longest }, first);
  const second = { token: tokenOf(createdByKey), again: true };
  const usedBefore = await api.listNumbers({ per_page: 1 }, second);
  const listedAfter = await api.listApiKeys(second);
  const listedByOwn = await api.listApiKeys({ again: true });
  const unknownRevoked = await api.revokeApiKey(unknownId, second);
  const revoked = await api.revokeApiKey(idOf(created) ?? unknownId, second);
  const stopped = [await api.listNumbers({ per_page: 1 }, first), await api.listApiKeys(first)];
  const usedAfter = await api.listApiKeys(second);
  const ownAfter = await readNumbersAgain(api);
  return {
    ...{ names, created, createdByKey, nameless, tooLong, listed, listedAfter, listedByOwn },
    ...{ usedBefore, revoked, stopped, usedAfter, ownAfter, unknownRevoked },
  };
});

/** The token that a creation returned; one that opens nothing when there is none. */
export function tokenOf(created: ApiResponse): string {
  return asText(valueAt(created, 'token')) ?? 'no-token-was-returned';
}

/** The identifier that a creation returned. */
export function idOf(created: ApiResponse): number | undefined {
  return asInteger(valueAt(created, 'id'));
}
