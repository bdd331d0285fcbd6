import type { Check } from '../../engine/check.ts';
import { formless, observedOf, type Traffic } from '../../engine/passive/traffic.ts';
import { overall } from '../../engine/passive/whole-api.ts';
import { asTexts } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { succeeded } from './chat-lists.ts';

/** What the lists of trusted numbers show. */
export const trustedNumberObservations: readonly Check<Traffic>[] = [
  overall('trusted-numbers.update-replaces', (context, traffic) => {
    const known = new Map<unknown, { numbers: string; from: ApiResponse }>();
    for (const { operation, sent, response } of traffic.observed) {
      const name = formless(operation.operationId);
      const tracker = sent.tracker_id;
      if (name === 'updateTrustedNumbers' && response.status === 200) {
        known.set(tracker, { numbers: asTexts(sent.list).toSorted().join(), from: response });
      }
      if (name !== 'listTrustedNumbers' || response.status !== 200) continue;
      const numbers = asTexts(valueAt(response, 'list')).toSorted().join();
      const before = known.get(tracker);
      known.set(tracker, { numbers, from: response });
      if (before === undefined) continue;
      context.assert(numbers === before.numbers, response, {
        message: `The list is ${numbers || 'empty'}, but ${before.from.operationId} left it ${before.numbers || 'empty'}.`,
        pointer: '/list',
        value: valueAt(response, 'list'),
        // Somebody else may have changed it meanwhile.
        ...(before.from.operationId.startsWith('update') ? {} : { basis: 'inferred' as const }),
      });
    }
  }),
  overall('trusted-numbers.international-strings', (context, traffic) => {
    for (const { response } of observedOf(traffic, 'listTrustedNumbers').filter(succeeded)) {
      for (const number of asTexts(valueAt(response, 'list'))) {
        context.assert(/^\d+$/.test(number), response, {
          message: `${JSON.stringify(number)} is no number in the international format without a plus sign.`,
          pointer: '/list',
          value: number,
        });
      }
    }
  }),
];
