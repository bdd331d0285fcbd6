import { jsonResponse, type SandboxResponse } from '../../http/message.ts';
import type { Variations } from '../../variations.ts';
import { isError, type Outcome } from './operation.ts';

const json = { 'content-type': 'application/json' };

/** Turns what a call came to into a response, in the way the variations ask for. */
export function createTrustCallerResponse({ extraFields, otherTexts }: Variations) {
  const encoded = new WeakMap<object, string>();
  return (outcome: Outcome): SandboxResponse => {
    if (isError(outcome)) {
      return jsonResponse(outcome.rejected, otherTexts ? reword(outcome.body) : outcome.body, outcome.headers);
    }
    const { status, body } = outcome;
    if (extraFields) return jsonResponse(status, addFields(body));
    const kept = encoded.get(body);
    const text = kept ?? JSON.stringify(body);
    if (kept === undefined) encoded.set(body, text);
    return { status, headers: json, body: text };
  };
}

function reword(body: object): object {
  return 'message' in body ? { ...body, message: `Rejected: ${String(body.message).toLowerCase()}` } : body;
}

function addFields(body: object): object {
  const add = (value: unknown) =>
    typeof value === 'object' && value !== null ? { ...value, added_later: true } : value;
  const items = Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? value.map(add) : value]);
  return { ...Object.fromEntries(items), added_later: { since: 2 } };
}
