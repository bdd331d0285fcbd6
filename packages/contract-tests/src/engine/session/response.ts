import type { WeakBasis } from '@trustline/openapi-validator';
import { NotVerifiedError } from '../check.ts';
import { isObject } from './json.ts';

/** A response as the checks look at it. */
export interface ApiResponse {
  /** Position of the exchange in the recorder. */
  readonly exchange: number;
  readonly operationId: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** The body as JSON; `undefined` when it is none. */
  readonly json: unknown;
  /** Whether it came to the second attempt, the first having failed; the first may have had its effect all the same. */
  readonly repeated: boolean;
  /** The documented permission that the account's own credential seems to lack; `undefined` when the response does not say so. */
  readonly lacks: string | undefined;
  /** How certain it is that the vendor accepts a request written like this; `undefined` when its pages say so. */
  readonly basis: WeakBasis | undefined;
}

/** The parts of a request that differ from call to call. */
export interface Call {
  readonly operationId: string;
  readonly method: string;
  /** Below the base URL, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether a 429 is a response like any other, because the check is after it. */
  readonly allow429?: boolean;
  /** The basis of the way the request is written, when that is not stated. */
  readonly basis?: WeakBasis | undefined;
}

/** A JSON object found in a response, with its place. */
export interface Item {
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** More entries than any documented page has; looking at each of a million takes minutes. */
const longestList = 10_000;

/**
 * The objects of the list under `key` of a response; empty when there is no such list. Throws a NotVerifiedError for a
 * list that is too long to be looked at.
 */
export function itemsOf({ json, operationId }: Pick<ApiResponse, 'json' | 'operationId'>, key: string): Item[] {
  const list = isObject(json) ? json[key] : undefined;
  if (!Array.isArray(list)) return [];
  if (list.length > longestList) {
    throw new NotVerifiedError(
      `${operationId} returned ${list.length} entries, more than ${longestList} are not looked at`,
    );
  }
  return list.flatMap((value: unknown, index) => (isObject(value) ? [{ pointer: `/${key}/${index}`, value }] : []));
}

/** The value at a path of keys in a response; `undefined` when there is none. */
export function valueAt({ json }: Pick<ApiResponse, 'json'>, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), json);
}
