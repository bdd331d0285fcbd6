import { asTexts, isObject } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import type { NavixyApi, Parameters, Sending } from './api.ts';
import { trackersOf } from './responses.ts';

/** A change of a trusted list and the list after it. */
export interface ListChange {
  readonly numbers: readonly string[];
  readonly response: ApiResponse;
  readonly listed: ApiResponse;
}

/** What was done to the trusted list of the first tracker, and what the second one's list did meanwhile. */
export interface ListChanges {
  /** As a form, with the numbers as JSON text. */
  readonly form: ListChange;
  readonly json: ListChange;
  readonly otherBefore: ApiResponse;
  readonly otherAfter: ApiResponse;
  /** A number of 10 and one of 15 digits. */
  readonly edges: ListChange;
  /** Numbers with too few and with too many digits; the list is to stay that of `edges`. */
  readonly tooShort: ListChange;
  readonly tooLong: ListChange;
  readonly withoutList: ListChange;
  /** By a sub-user without the right; `null` without such a sub-user in the profile. */
  readonly withoutRight: ListChange | null;
  readonly cleared: ListChange;
}

/** The numbers of a list, sorted: their order is not documented. */
export function numbersIn(response: ApiResponse): string[] {
  return asTexts(valueAt(response, 'list')).toSorted();
}

/** The trusted list of a tracker as it is now. */
export function listTrusted(api: NavixyApi, tracker: number): Promise<ApiResponse> {
  return api.call('listTrustedNumbers', { tracker_id: tracker }, { again: true });
}

/**
 * Every number that is written begins like those that the British regulator keeps for films (07700 900000 to 900999),
 * so none is anybody's: not the short one, which is incomplete, and not the long one, whose end no exchange looks at.
 *
 * Changes the first tracker's list in every documented way; whatever happens, all lists are put back at the end.
 * `null` when a list cannot be read and so could not be put back.
 */
export const changeLists = scenario(async (api: NavixyApi): Promise<ListChanges | null> => {
  const [tracker, other] = trackersOf(api);
  const otherBefore = await listTrusted(api, other);
  if (!(await putBackLater(api))) return null;
  const update = async (
    numbers: readonly string[],
    parameters: Parameters = { list: numbers },
    sending?: Sending,
  ): Promise<ListChange> => {
    const response = await api.call('updateTrustedNumbers', { tracker_id: tracker, ...parameters }, sending);
    return { numbers, response, listed: await listTrusted(api, tracker) };
  };
  const form = await update(['447700900001', '447700900002'], undefined, { as: 'form' });
  const json = await update(['447700900003', '447700900001', '447700900004']);
  const otherAfter = await listTrusted(api, other);
  const edges = await update(['4477009000', '447700900000015']);
  const tooShort = await update(['447700900']);
  const tooLong = await update(['4477009000000016']);
  const withoutList = await update([], {});
  const { readOnlyHash } = api.settings;
  const withoutRight =
    readOnlyHash === undefined ? null : await update(['447700900009'], undefined, { hashes: { header: readOnlyHash } });
  const cleared = await update([]);
  return { form, json, otherBefore, otherAfter, edges, tooShort, tooLong, withoutList, withoutRight, cleared };
});

/** A trusted list as it was before the run. */
interface KnownList {
  readonly tracker: number;
  readonly list: readonly string[];
}

async function putBackLater(api: NavixyApi): Promise<boolean> {
  const lists: KnownList[] = [];
  for (const tracker of trackersOf(api)) {
    const list = readableNumbers(await listTrusted(api, tracker));
    if (list === null) return false;
    lists.push({ tracker, list });
  }
  const description = `the trusted numbers of the trackers ${lists.map(({ tracker }) => tracker).join(', ')}`;
  api.session.restorer.add({ kind: 'trusted-numbers', description, data: lists });
  return true;
}

/** Puts trusted lists back as they were noted; every list is tried, and one that stays another is named. */
export async function restoreTrustedLists(api: NavixyApi, data: unknown): Promise<void> {
  const lists = Array.isArray(data) ? data.filter(isKnownList) : [];
  const isBack = async ({ tracker, list }: KnownList) => {
    const numbers = readableNumbers(await listTrusted(api, tracker));
    return numbers?.toSorted().join() === list.toSorted().join();
  };
  let isChanged = false;
  for (const known of lists) {
    const { tracker, list } = known;
    if (await isBack(known).catch(() => false)) continue;
    isChanged = true;
    // Whether it worked is looked at afterwards, list by list: an update may have changed another list as well.
    await api.call('updateTrustedNumbers', { tracker_id: tracker, list }).catch(() => undefined);
  }
  const left: string[] = [];
  for (const known of isChanged ? lists : []) {
    const isThere = await isBack(known).catch(() => false);
    if (!isThere) left.push(`those of the tracker ${known.tracker} were ${known.list.join(', ') || 'none'}`);
  }
  if (left.length > 0) throw new Error(`${left.join('; ')} and are others now`);
}

function isKnownList(value: unknown): value is KnownList {
  return isObject(value) && typeof value.tracker === 'number' && Array.isArray(value.list);
}

/** The numbers as they can be sent again; `null` when the response has no such list. */
function readableNumbers(response: ApiResponse): string[] | null {
  const list = valueAt(response, 'list');
  const isNumber = (number: unknown) => typeof number === 'string' || typeof number === 'number';
  return response.status === 200 && Array.isArray(list) && list.every(isNumber) ? list.map(String) : null;
}
