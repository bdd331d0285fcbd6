import { type Observed, observedOf, type Traffic } from '../../engine/passive/traffic.ts';
import { asInteger } from '../../engine/session/json.ts';
import { readLimits } from './limits.ts';

/** The lists of chats that went by. */
export function lists(traffic: Traffic): Observed[] {
  return observedOf(traffic, 'listChatMessages').filter(({ response, isValid }) => response.status === 200 && isValid);
}

/** The most messages that a list may hold. */
export function limitOf({ sent }: Observed, traffic: Traffic): number {
  return asInteger(sent.limit) ?? readLimits(traffic.contract).messages;
}

/** Whether a list was asked for with dates in ISO 8601. */
export function isIso({ sent }: Observed): boolean {
  return sent.iso_datetime === true || String(sent['NVX-ISO-DateTime']) === 'true';
}

/** Whether an exchange ended in a success, which is 200 throughout this API. */
export function succeeded({ response }: Observed): boolean {
  return response.status === 200;
}
