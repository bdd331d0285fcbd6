import type { CheckContext } from '../../engine/check.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { messagesIn } from './responses.ts';

/** A date as it is written by default. */
const vendorDate = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** A date as it is written where ISO 8601 is asked for. */
export const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Every date of a response is written as it is by default. */
export function assertVendorDates(context: CheckContext, response: ApiResponse): void {
  assertFormat(context, response, vendorDate, 'yyyy-MM-dd HH:mm:ss');
}

/** Every date of a response is written as ISO 8601 with an offset. */
export function assertIsoDates(context: CheckContext, response: ApiResponse): void {
  assertFormat(context, response, isoDate, 'ISO 8601 with an offset');
}

/** Every date of a response, with its JSON pointer. */
function datesIn(response: ApiResponse): { pointer: string; date: string }[] {
  const inMessages = messagesIn(response).flatMap(({ pointer, value }) =>
    ['submit_time', 'update_time'].map((field) => ({ pointer: `${pointer}/${field}`, date: value[field] })),
  );
  const inMap = Object.entries(valueAt(response, 'value') ?? {}).map(([key, date]) => ({
    pointer: `/value/${key}`,
    date,
  }));
  return [...inMessages, ...inMap].flatMap(({ pointer, date }) =>
    typeof date === 'string' ? [{ pointer, date }] : [],
  );
}

function assertFormat(context: CheckContext, response: ApiResponse, format: RegExp, name: string): void {
  for (const { pointer, date } of datesIn(response)) {
    context.assert(format.test(date), response, {
      message: `${date} is not written as ${name}.`,
      pointer,
      value: date,
    });
  }
}
