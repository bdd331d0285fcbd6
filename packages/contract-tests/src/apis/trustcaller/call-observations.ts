import type { Check, CheckContext } from '../../engine/check.ts';
import type { Observed, Traffic } from '../../engine/passive/traffic.ts';
import { observedOf, succeeded } from '../../engine/passive/traffic.ts';
import { eachOf, overall } from '../../engine/passive/whole-api.ts';
import { isObject, sameJson } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import { assertNotFoundNamed } from './assertions.ts';
import { sameMoment } from './call.ts';
import { startsIn } from './call-days.ts';
import { isFullNumber, isMaskedAtTheEnd } from './calls.ts';
import { recordsOf } from './paging.ts';

/** What the records of calls show. */
export const callObservations: readonly Check<Traffic>[] = [
  eachOf('calls.most-recent-first', 'listCalls', (context, { response }) => {
    const starts = startsIn(response);
    starts.slice(1).forEach((start, index) => {
      const above = starts[index];
      context.assert(above === undefined || start.at <= above.at, response, {
        message: `The call ${String(start.id)} began after the call that is listed before it.`,
        pointer: start.pointer,
        // Which time makes a call recent is not documented; of two that overlap only we say so.
        ...(above === undefined || start.at > (above.end ?? Number.POSITIVE_INFINITY)
          ? {}
          : { basis: 'inferred' as const }),
      });
    });
  }),
  ...(['from', 'to'] as const).map((bound) =>
    eachOf(
      bound === 'from' ? 'calls.none-before-from' : 'calls.none-after-to',
      'listCalls',
      (context, { sent, response }) => {
        const at = Date.parse(`${String(sent[bound])}T00:00:00Z`);
        if (Number.isNaN(at)) return;
        // In which time zone the server counts days is not documented: 14 hours either way.
        const [least, most] = [at - 14 * 3_600_000, at + (24 + 14) * 3_600_000];
        for (const start of startsIn(response)) {
          context.assert(bound === 'from' ? start.at >= least : start.at <= most, response, {
            message: `The call ${String(start.id)} is not in the days that were asked for.`,
            pointer: start.pointer,
          });
        }
      },
    ),
  ),
  eachOf('calls.callers-masked', 'listCalls', (context, { response }) => {
    for (const { pointer, value } of recordsOf(response))
      holdsMask(context, response, `${pointer}/caller_id`, value.caller_id);
  }),
  eachOf('call.caller-masked', 'getCall', (context, { response }) =>
    holdsMask(context, response, '/data/caller_id', valueAt(response, 'data', 'caller_id')),
  ),
  eachOf('calls.duration-in-seconds', 'listCalls', (context, { response }) => {
    for (const { pointer, value } of recordsOf(response)) {
      if (typeof value.end_at !== 'string') continue;
      const seconds = (Date.parse(value.end_at) - Date.parse(String(value.start_at))) / 1000;
      context.assert(Math.abs(Number(value.duration) - seconds) < 1, response, {
        message: `The call lasted ${seconds} s, not ${String(value.duration)} s.`,
        pointer: `${pointer}/duration`,
        value: value.duration,
      });
    }
  }),
  eachOf('call.found-by-identifier', 'getCall', (context, { sent, response }) => {
    const found = valueAt(response, 'data', 'id');
    context.assert(found === sent.id, response, {
      message: `The call ${String(sent.id)} was asked for, but ${JSON.stringify(found)} was returned.`,
      pointer: '/data/id',
      value: found,
    });
  }),
  overall('call.same-as-listed', (context, traffic) => {
    const listed = new Map(
      observedOf(traffic, 'listCalls').flatMap(({ response }) =>
        recordsOf(response).map(({ value }) => [value.id, value]),
      ),
    );
    for (const { response } of observedOf(traffic, 'getCall').filter(succeeded)) {
      const record = valueAt(response, 'data');
      if (!isObject(record)) continue;
      for (const [field, value] of Object.entries(listed.get(record.id) ?? {})) {
        if (!(field in record)) continue;
        context.assert(sameJson(record[field], value) || sameMoment(record[field], value), response, {
          message: `The list has ${field} as ${JSON.stringify(value)}, the record itself has not.`,
          pointer: `/data/${field}`,
          value: record[field],
        });
      }
    }
  }),
  overall('call.not-found-named', (context, traffic) => {
    for (const { response } of observedOf(traffic, 'getCall')) {
      if (response.status === 404) assertNotFoundNamed(context, response);
    }
  }),
];

function holdsMask(context: CheckContext, response: Observed['response'], pointer: string, caller: unknown): void {
  context.assert(!isFullNumber(caller), response, {
    message: "The caller's number is not masked.",
    pointer,
    value: caller,
  });
  if (isMaskedAtTheEnd(caller) === null) return;
  context.assert(isMaskedAtTheEnd(caller) === true, response, {
    message: "The caller's number is not masked as in the sample, with X for its last digits.",
    pointer,
    value: caller,
    basis: 'shown',
  });
}
