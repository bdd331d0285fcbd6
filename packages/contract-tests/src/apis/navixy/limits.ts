import type { Contract, WeakBasis } from '@trustline/openapi-validator';
import { limitOf, type SchemaObject, schemaOf } from '../../engine/limits.ts';
import { isObject } from '../../engine/session/json.ts';

/** The limits the document gives, read from it. */
export interface NavixyLimits {
  /** The most messages of one list. */
  readonly messages: number;
  /** The longest text of a message, in characters. */
  readonly text: number;
  /** The most trackers of one broadcast. */
  readonly trackers: number;
  /** Requests served in one second. */
  readonly requests: number;
  /** How far a list without `from` reaches back, in milliseconds. */
  readonly window: number;
  /** The HTTP status that each documented code comes with. */
  readonly statusOfCode: ReadonlyMap<number, CodeStatus>;
}

/** The HTTP status of a code; with a basis where the vendor's texts disagree about it. */
export interface CodeStatus {
  readonly status: number;
  readonly basis?: WeakBasis;
}

/** Reads the limits; throws an Error that names the one the document lacks. */
export function readLimits(contract: Contract): NavixyLimits {
  const { schemas } = contract.document.components;
  const rate = Reflect.get(contract.document, 'x-rate-limit');
  return {
    messages: limitOf(schemaOf(contract, 'listChatMessages', 'limit'), 'maximum'),
    text: limitOf(schemaOf(contract, 'sendChatMessage', 'message'), 'maxLength'),
    trackers: limitOf(schemaOf(contract, 'broadcastChatMessage', 'trackers'), 'maxItems'),
    requests: limitOf(isObject(rate) ? rate : {}, 'requests'),
    window: readDays(schemaOf(contract, 'listChatMessages', 'from')),
    statusOfCode: readCodes(schemas?.StatusCode),
  };
}

function readDays(schema: SchemaObject): number {
  const days = /^P(\d+)D$/.exec(String(schema['x-default-before-now']))?.[1];
  if (days === undefined) throw new Error('The start of the chat window has no default in days.');
  return Number(days) * 86_400_000;
}

function readCodes(schema: SchemaObject | undefined): Map<number, CodeStatus> {
  const known: unknown = schema?.['x-known-values'];
  const codes = Array.isArray(known) ? known.filter(isObject) : [];
  if (codes.length === 0) throw new Error('The status code has no table of known values.');
  return new Map(
    codes.map((code) => {
      const status = Number(code['x-http-status']);
      const basis = code['x-basis'];
      return [Number(code.const), basis === 'shown' || basis === 'inferred' ? { status, basis } : { status }];
    }),
  );
}
