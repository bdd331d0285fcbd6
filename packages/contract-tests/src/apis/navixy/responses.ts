import type { Checker } from '../../engine/check.ts';
import { asInteger, isObject } from '../../engine/session/json.ts';
import { type Answer, type Item, itemsOf, valueAt } from '../../engine/session/response.ts';
import type { NavixyApi } from './api.ts';

/** A message of a chat. */
export interface Message extends Item {
  readonly id: number;
  /** The submit time as it is written. */
  readonly submitted: string;
}

/** An id that no tracker and no message has: the largest the document allows. */
export const unknownId = 2_147_483_647;

/** A hash of the right form that belongs to nobody. */
export const unknownHash = 'f'.repeat(32);

/** The messages of a list. */
export function messagesIn(answer: Answer): Message[] {
  return itemsOf(answer, 'list').flatMap((item) => {
    const { id, submit_time: submitted } = item.value;
    return typeof id === 'number' && typeof submitted === 'string' ? [{ ...item, id, submitted }] : [];
  });
}

/** The ids of the messages of a list, in its order. */
export function idsIn(answer: Answer): number[] {
  return messagesIn(answer).map(({ id }) => id);
}

/** What of the messages of a list stays as it is; a null field may be left out. */
export function contentsIn(answer: Answer): unknown[][] {
  return messagesIn(answer).map(({ id, submitted, value }) => [
    ...[id, submitted, value.text, value.type],
    value.employee_id ?? null,
  ]);
}

/** The map of an answer from tracker ids to values; empty when there is none. */
export function mapIn(answer: Answer): Readonly<Record<string, unknown>> {
  const value = valueAt(answer, 'value');
  return isObject(value) ? value : {};
}

/** The application code of a failure; `undefined` when there is none. */
export function codeOf(answer: Answer): number | undefined {
  return asInteger(valueAt(answer, 'status', 'code'));
}

/** One observation: the answer refuses the call with this code and the HTTP status that goes with it. */
export function refusesWith(checker: Checker, api: NavixyApi, answer: Answer, code: number): void {
  const found = codeOf(answer);
  checker.holds(found === code, answer, {
    says: `${answer.operationId} answered ${found === undefined ? `HTTP ${answer.status} without a code` : `code ${found}`} instead of code ${code}.`,
    pointer: '/status/code',
    value: found,
  });
  checker.answers(answer, api.limits.statusOfCode.get(code) ?? 400);
}

/** One observation: nobody can tell from the answer whether the id is another account's or nobody's. */
export function refusesAlike(checker: Checker, answer: Answer, unknown: Answer): void {
  const withoutNumbers = ({ body }: Answer) => body.replace(/\d+/g, '#');
  checker.holds(withoutNumbers(answer) === withoutNumbers(unknown), answer, {
    says: "The answer tells another account's id from one that does not exist.",
    value: answer.json,
  });
}

/** The two trackers that can chat. */
export function trackersOf({ settings }: NavixyApi): readonly [first: number, second: number, ...others: number[]] {
  const [first = unknownId, second = unknownId, ...others] = settings.trackers?.active ?? [];
  return [first, second, ...others];
}
