import type { Check } from '../../engine/check.ts';
import type { Traffic } from '../../engine/passive/traffic.ts';
import { each, eachOf } from '../../engine/passive/whole-api.ts';
import { assertReserved } from './assertions.ts';
import { recordsOf } from './paging.ts';

/** What the lists of numbers show, and the times of every record. */
export const numberObservations: readonly Check<Traffic>[] = [
  each('trustcaller.times-carry-offset', (context, { response }) => {
    for (const { pointer, value } of recordsOf(response)) {
      for (const field of ['start_at', 'end_at', 'created_at', 'released_at', 'last_used_at']) {
        const time = value[field];
        if (typeof time !== 'string') continue;
        context.assert(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(time), response, {
          message: `${field} is ${time}, which lacks its date, its seconds or its offset from UTC.`,
          pointer: `${pointer}/${field}`,
          value: time,
        });
      }
    }
  }),
  eachOf('numbers.reserved-only', 'listNumbers', (context, { response }) => assertReserved(context, response)),
];
