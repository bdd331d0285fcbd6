import { asTexts } from '../../engine/session/json.ts';
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
  const form = await update(['491510000001', '491510000002'], undefined, { as: 'form' });
  const json = await update(['491510000003', '491510000001', '491510000004']);
  const otherAfter = await listTrusted(api, other);
  const edges = await update(['4915100000', '491510000000015']);
  const tooShort = await update(['491510000']);
  const tooLong = await update(['4915100000000016']);
  const withoutList = await update([], {});
  const { readOnlyHash } = api.settings;
  const withoutRight =
    readOnlyHash === undefined ? null : await update(['491510000009'], undefined, { hashes: { header: readOnlyHash } });
  const cleared = await update([]);
  return { form, json, otherBefore, otherAfter, edges, tooShort, tooLong, withoutList, withoutRight, cleared };
});

async function putBackLater(api: NavixyApi): Promise<boolean> {
  const lists = new Map<number, readonly string[]>();
  for (const tracker of trackersOf(api)) {
    const list = readableNumbers(await listTrusted(api, tracker));
    if (list === null) return false;
    lists.set(tracker, list);
  }
  const message = `the trusted numbers of the trackers ${[...lists.keys()].join(', ')}`;
  api.session.restorer.add(message, async () => {
    const isBack = async (tracker: number, list: readonly string[]) =>
      readableNumbers(await listTrusted(api, tracker))
        ?.toSorted()
        .join() === list.toSorted().join();
    let updates = 0;
    for (const [tracker, list] of lists) {
      if (await isBack(tracker, list)) continue;
      await api.call('updateTrustedNumbers', { tracker_id: tracker, list });
      updates += 1;
    }
    for (const [tracker, list] of updates === 0 ? [] : lists) {
      if (await isBack(tracker, list)) continue;
      throw new Error(`those of the tracker ${tracker} were ${list.join(', ') || 'none'} and are others now`);
    }
  });
  return true;
}

/** The numbers as they can be sent again; `null` when the response has no such list. */
function readableNumbers(response: ApiResponse): string[] | null {
  const list = valueAt(response, 'list');
  const isNumber = (number: unknown) => typeof number === 'string' || typeof number === 'number';
  return response.status === 200 && Array.isArray(list) && list.every(isNumber) ? list.map(String) : null;
}
