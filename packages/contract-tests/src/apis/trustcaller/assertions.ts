import type { CheckContext } from '../../engine/check.ts';
import type { MetResponse } from '../../engine/look-back.ts';
import { asText, asTexts } from '../../engine/session/json.ts';
import { type ApiResponse, itemsOf, valueAt } from '../../engine/session/response.ts';
import { recordsOf } from './paging.ts';

/** An error, or the confirmation of a revocation, says in words what happened. */
export function assertMessage(context: CheckContext, response: Omit<MetResponse, 'contentType'>): void {
  const message = valueAt(response, 'message');
  context.assert((asText(message) ?? '') !== '', response, {
    message: `The ${response.status} response carries no message for people.`,
    pointer: '/message',
    value: message,
  });
}

/** The errors of a response name a field; that they do so by its own name is only shown. */
export function assertFieldNamed(context: CheckContext, response: ApiResponse, field: string): void {
  context.assert(asTexts(valueAt(response, 'errors', field)).length > 0, response, {
    message: `The errors do not name the ${field}.`,
    pointer: '/errors',
    value: valueAt(response, 'errors'),
    basis: 'shown',
  });
}

/** An unknown call is named as such. */
export function assertNotFoundNamed(context: CheckContext, response: ApiResponse): void {
  const error = valueAt(response, 'error');
  context.assert(error === 'not_found' && (asText(valueAt(response, 'message')) ?? '') !== '', response, {
    message: 'The response does not name the error not_found with a message for people.',
    pointer: '/error',
    value: error,
  });
}

/** A list counts what it lists. */
export function assertCount(context: CheckContext, response: ApiResponse): void {
  const count = valueAt(response, 'count');
  const { length } = itemsOf(response, 'data');
  context.assert(count === length, response, {
    message: `The count is ${JSON.stringify(count)}, but ${length} are listed.`,
    pointer: '/count',
    value: count,
  });
}

/** A list of numbers holds those that are reserved; that they have no time of release is inferred. */
export function assertReserved(context: CheckContext, response: ApiResponse): void {
  for (const { pointer, value } of recordsOf(response)) {
    context.assert(value.reserved === true, response, {
      message: `The number ${String(value.number)} is listed, but it is not reserved.`,
      pointer: `${pointer}/reserved`,
      value: value.reserved,
    });
    context.assert((value.released_at ?? null) === null, response, {
      message: `The number ${String(value.number)} is listed, but it has a time of release.`,
      pointer: `${pointer}/released_at`,
      value: value.released_at,
      basis: 'inferred',
    });
  }
}
