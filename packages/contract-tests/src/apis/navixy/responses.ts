import type { CheckContext } from '../../engine/check.ts';
import { asInteger, isObject } from '../../engine/session/json.ts';
import { type ApiResponse, type Item, itemsOf, valueAt } from '../../engine/session/response.ts';
import { unknownId } from '../../engine/unknown-ids.ts';
import type { NavixyApi } from './api.ts';

/** A message of a chat. */
export interface Message extends Item {
  readonly id: number;
  /** The submit time as it is written. */
  readonly submitted: string;
}

/** The code of an operation that the user has no right to. */
export const permissionCode = 13;

/** A hash of the right form that belongs to nobody. */
export const unknownHash = 'f'.repeat(32);

/** The messages of a list. */
export function messagesIn(response: ApiResponse): Message[] {
  return itemsOf(response, 'list').flatMap((item) => {
    const { id, submit_time: submitted } = item.value;
    return typeof id === 'number' && typeof submitted === 'string' ? [{ ...item, id, submitted }] : [];
  });
}

/** The ids of the messages of a list, in its order. */
export function idsIn(response: ApiResponse): number[] {
  return messagesIn(response).map(({ id }) => id);
}

/** What of the messages of a list stays as it is; a null field may be omitted. */
export function contentsIn(response: ApiResponse): unknown[][] {
  return messagesIn(response).map(({ id, submitted, value }) => [
    ...[id, submitted, value.text, value.type],
    value.employee_id ?? null,
  ]);
}

/** The map of a response from tracker ids to values; empty when there is none. */
export function mapIn(response: ApiResponse): Readonly<Record<string, unknown>> {
  const value = valueAt(response, 'value');
  return isObject(value) ? value : {};
}

/** The application code of a failure; `undefined` when there is none. */
export function codeOf(response: ApiResponse): number | undefined {
  return asInteger(valueAt(response, 'status', 'code'));
}

/** One observation: the response rejects the call with this code and the HTTP status that goes with it. */
export function expectError(context: CheckContext, api: NavixyApi, response: ApiResponse, code: number): void {
  const found = codeOf(response);
  context.assert(found === code, response, {
    message: `${response.operationId} returned ${found === undefined ? `HTTP ${response.status} without a code` : `code ${found}`} instead of code ${code}.`,
    pointer: '/status/code',
    value: found,
  });
  const { status = 400, basis } = api.limits.statusOfCode.get(code) ?? {};
  context.assertStatus(response, status, basis);
}

/**
 * One observation: the call fails. With HTTP 400, or 412 for a request that is too large; which code comes with it is
 * not documented.
 */
export function expectFailure(context: CheckContext, response: ApiResponse): void {
  context.assert(response.status !== 200 && valueAt(response, 'success') === false, response, {
    message: `${response.operationId} returned ${response.status} instead of rejecting the call.`,
    place: 'response status',
    value: response.status,
  });
  if (response.status !== 200 && response.status !== 412) context.assertStatus(response, 400, 'inferred');
}

/** One observation: nobody can tell from the response whether the id is another account's or nobody's. */
export function failsAlike(context: CheckContext, response: ApiResponse, unknown: ApiResponse): void {
  const withoutNumbers = ({ body }: ApiResponse) => body.replace(/\d+/g, '#');
  context.assert(withoutNumbers(response) === withoutNumbers(unknown), response, {
    message: "The response distinguishes another account's ID from one that does not exist.",
    value: response.json,
    basis: 'inferred',
  });
}

/** The two trackers that can chat. */
export function trackersOf({ settings }: NavixyApi): readonly [first: number, second: number, ...others: number[]] {
  const [first = unknownId, second = unknownId, ...others] = settings.trackers?.active ?? [];
  return [first, second, ...others];
}
