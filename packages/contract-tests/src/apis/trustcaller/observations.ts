import type { Check, CheckContext } from '../../engine/check.ts';
import type { Observed, Traffic } from '../../engine/passive/traffic.ts';
import { between, observedOf } from '../../engine/passive/traffic.ts';
import { each, listInconsistent, overall } from '../../engine/passive/whole-api.ts';
import { asInteger, asText, asTexts, isObject, sameJson } from '../../engine/session/json.ts';
import { itemsOf, valueAt } from '../../engine/session/response.ts';
import { sameMoment } from './call.ts';
import { startsIn } from './call-days.ts';
import { isFullNumber, isMaskedAtTheEnd } from './calls.ts';
import { readLimits } from './limits.ts';
import { pageObservations } from './paged-observations.ts';
import { recordsOf } from './paging.ts';

const keyOperations = ['listApiKeys', 'createApiKey', 'revokeApiKey'];
const succeeded = ({ response }: Observed) => response.status < 300;

/** The observation of the successful responses of one operation. */
function eachOf(
  promise: string,
  operationId: string,
  look: (context: CheckContext, seen: Observed) => void,
): Check<Traffic> {
  return overall(promise, (context, traffic) => {
    for (const seen of observedOf(traffic, operationId).filter(succeeded)) look(context, seen);
  });
}

const statuses: readonly Check<Traffic>[] = [
  each('trustcaller.created-for-keys-only', (context, { operation, response }) => {
    if (response.status >= 300) return;
    const expected = Number(Object.keys(operation.responses).find((status) => status.startsWith('2')) ?? 200);
    context.assertStatus(response, expected);
  }),
  each('trustcaller.missing-token-refused', (context, { credential, response }) => {
    if (credential === 'none') context.assertStatus(response, 401);
  }),
  overall('trustcaller.invalid-token-refused', (context, traffic) => {
    const isRejected = ({ response }: Observed) => response.status === 401;
    const mayChange = ({ operation }: Observed) => operation.operationId === 'revokeApiKey';
    for (const { response, credential, operation } of listInconsistent(traffic, { isRejected, mayChange })) {
      context.assert(false, response, {
        message: `${operation.operationId} takes the token ${credential}, which was rejected before.`,
        place: 'response status',
        value: response.status,
      });
    }
    for (const { response } of traffic.observed.filter(isRejected)) context.assert(true, response, { message: '' });
  }),
  ...['trustcaller.access-permission-needed', 'trustcaller.key-permission-needed'].map((promise, index) =>
    overall(promise, (context, traffic) => {
      const concerned = traffic.observed.filter(
        ({ operation }) => keyOperations.includes(operation.operationId) === (index === 1),
      );
      const isRejected = ({ response }: Observed) => response.status === 403;
      for (const { response, credential } of listInconsistent(
        { ...traffic, observed: concerned },
        { isRejected, mayChange: () => false },
      )) {
        if (response.status === 404 || response.status === 429) continue;
        context.assert(false, response, {
          message: `The token ${credential} lacks the permission elsewhere, but was not rejected with 403.`,
          place: 'response status',
          value: response.status,
        });
      }
    }),
  ),
  each('trustcaller.refusals-carry-message', (context, { response }) => {
    if (![401, 403, 422].includes(response.status)) return;
    const message = valueAt(response, 'message');
    context.assert((asText(message) ?? '') !== '', response, {
      message: `The ${response.status} response carries no message for people.`,
      pointer: '/message',
      value: message,
    });
  }),
  each('trustcaller.validation-names-fields', (context, { isValid, wrong, credential, response, operation }) => {
    if (isValid || credential === 'none' || [401, 403, 404, 429].includes(response.status)) return;
    const isLenient = wrong.every((place) => /per_page|page|prefix/.test(place));
    if (response.status !== 422) {
      // A page size out of range may be served with another; a prefix may match nothing.
      if (!isLenient) context.assertStatus(response, 422);
      return;
    }
    const errors = valueAt(response, 'errors');
    const named = wrong.map((place) => /[a-z_]+$/.exec(place)?.[0] ?? '');
    context.assert(isObject(errors) && Object.values(errors).every((list) => asTexts(list).length > 0), response, {
      message: 'The errors do not map names to lists of reasons.',
      pointer: '/errors',
      value: errors,
    });
    if (named.length !== 1 || operation.operationId === 'createApiKey') return;
    context.assert(isObject(errors) && (named[0] ?? '') in errors, response, {
      message: `The errors do not name ${named[0]}.`,
      pointer: '/errors',
      value: errors,
    });
  }),
  overall('trustcaller.over-limit-refused', (context, traffic) => {
    for (const seen of Map.groupBy(traffic.observed, ({ credential }) => credential).values()) {
      const served = seen.filter(({ response }) => response.status !== 429);
      const { requests, seconds } = traffic.contract.document['x-rate-limit'] ?? { requests: 0, seconds: 1 };
      // Windows may begin anywhere, so that twice the quota fits into one length of time; more cannot be right.
      served.forEach((last, index) => {
        const first = served[index - 2 * requests];
        if (requests === 0 || first === undefined) return;
        context.assert(last.startedAt - first.startedAt >= seconds * 1000, last.response, {
          message: `More than ${2 * requests} requests were served in less than ${seconds} s.`,
          place: 'response status',
          value: last.response.status,
        });
      });
    }
  }),
];

const records: readonly Check<Traffic>[] = [
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
  eachOf('numbers.reserved-only', 'listNumbers', (context, { response }) => {
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
  }),
  eachOf('test-numbers.begin-with-own-prefix', 'listTestNumbers', (context, { response }) => {
    for (const { pointer, value } of recordsOf(response)) {
      context.assert(String(value.test_number).startsWith(String(value.prefix)), response, {
        message: `The test number ${String(value.test_number)} does not begin with the prefix beside it.`,
        pointer: `${pointer}/test_number`,
        value: value.test_number,
      });
    }
  }),
  eachOf('test-numbers.prefix-narrows', 'listTestNumbers', (context, { sent, response }) => {
    const { prefix } = sent;
    if (typeof prefix !== 'string') return;
    for (const { pointer, value } of recordsOf(response)) {
      context.assert(String(value.test_number).startsWith(prefix), response, {
        message: `The test number ${String(value.test_number)} does not begin with the prefix ${prefix}.`,
        pointer: `${pointer}/test_number`,
        value: value.test_number,
      });
    }
  }),
  eachOf('test-numbers.prefix-repeated', 'listTestNumbers', (context, { sent, response, isValid }) => {
    if (!isValid || typeof sent.prefix !== 'string') return;
    const repeated = valueAt(response, 'filtered_by_prefix');
    context.assert(repeated === sent.prefix, response, {
      message: `The response repeats the prefix as ${JSON.stringify(repeated)} instead of ${sent.prefix}.`,
      pointer: '/filtered_by_prefix',
      value: repeated,
    });
  }),
  overall('test-numbers.prefix-loses-nothing', (context, traffic) => {
    const lists = observedOf(traffic, 'listTestNumbers').filter(succeeded);
    const all = lists.filter(({ sent }) => sent.prefix === undefined).at(-1);
    for (const { sent, response } of lists) {
      const { prefix } = sent;
      if (typeof prefix !== 'string' || all === undefined) continue;
      const expected = recordsOf(all.response).filter(({ value }) => String(value.prefix).startsWith(prefix));
      const listed = new Set(recordsOf(response).map(({ value }) => value.test_number));
      context.assert(
        expected.every(({ value }) => listed.has(value.test_number)),
        response,
        {
          message: `Test numbers that begin with ${prefix} are listed without a prefix only.`,
          pointer: '/data',
        },
      );
      const known = new Set(recordsOf(all.response).map(({ value }) => value.test_number));
      context.assert(
        [...listed].every((number) => known.has(number)),
        all.response,
        {
          message: 'A test number listed with a prefix is missing in the list without one.',
          pointer: '/data',
        },
      );
    }
  }),
  ...['listTestNumbers', 'listApiKeys'].map((operationId, index) =>
    eachOf(
      index === 0 ? 'test-numbers.count-matches' : 'api-keys.count-matches',
      operationId,
      (context, { response }) => {
        const count = valueAt(response, 'count');
        const { length } = itemsOf(response, 'data');
        context.assert(count === length, response, {
          message: `The count is ${JSON.stringify(count)}, but ${length} are listed.`,
          pointer: '/count',
          value: count,
        });
      },
    ),
  ),
  overall('test-numbers.stable-while-cached', (context, traffic) => {
    const lists = observedOf(traffic, 'listTestNumbers').filter(
      (seen) => succeeded(seen) && seen.sent.prefix === undefined,
    );
    const numbers = ({ response }: Observed) =>
      recordsOf(response)
        .map(({ value }) => value.test_number)
        .toSorted();
    // The cache may run out once between three lists, but not twice.
    lists.slice(2).forEach((third, index) => {
      const [first, second] = lists.slice(index);
      if (!first || !second || third.startedAt - first.startedAt > 60_000) return;
      const isStable = sameJson(numbers(first), numbers(second)) || sameJson(numbers(second), numbers(third));
      context.assert(isStable, third.response, { message: 'Three requests in a row listed different test numbers.' });
    });
  }),
  overall('test-numbers.cached-five-minutes', (context, traffic) => {
    for (const { response } of observedOf(traffic, 'listTestNumbers').filter(succeeded)) {
      const seconds = valueAt(response, 'cached_for_seconds');
      context.assert(seconds === readLimits(traffic.contract).cachedForSeconds, response, {
        message: `The response says that it is cached for ${JSON.stringify(seconds)} s.`,
        pointer: '/cached_for_seconds',
        value: seconds,
      });
    }
  }),
];

const calls: readonly Check<Traffic>[] = [
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
      if (response.status !== 404) continue;
      const error = valueAt(response, 'error');
      context.assert(error === 'not_found' && (asText(valueAt(response, 'message')) ?? '') !== '', response, {
        message: 'The response does not name the error not_found with a message for people.',
        pointer: '/error',
        value: error,
      });
    }
  }),
];

const keys: readonly Check<Traffic>[] = [
  eachOf('api-keys.token-returned-at-creation', 'createApiKey', (context, { response }) => {
    context.assert((asText(valueAt(response, 'token')) ?? '') !== '', response, {
      message: 'The response carries no token at its top level.',
      pointer: '/token',
    });
  }),
  eachOf('api-keys.name-kept', 'createApiKey', (context, { sent, response }) => {
    const name = valueAt(response, 'name');
    context.assert(name === sent.name, response, {
      message: `The key was to be called ${JSON.stringify(sent.name)}, but is called ${JSON.stringify(name)}.`,
      pointer: '/name',
      value: name,
    });
  }),
  overall('api-keys.created-are-listed', (context, traffic) => {
    for (const created of observedOf(traffic, 'createApiKey').filter(succeeded)) {
      const id = asInteger(valueAt(created.response, 'id'));
      const list = nextList(traffic, created);
      const gone =
        list &&
        between(traffic, created, list).some(
          ({ operation, sent }) => operation.operationId === 'revokeApiKey' && sent.id === id,
        );
      if (id === undefined || list === undefined || gone === true) continue;
      const key = itemsOf(list.response, 'data').find(({ value }) => value.id === id)?.value;
      const isSame =
        key?.name === valueAt(created.response, 'name') &&
        sameTime(key?.created_at, valueAt(created.response, 'created_at'));
      context.assert(isSame, list.response, {
        message: `The new key ${id} is not listed with its name and time of creation.`,
        pointer: '/data',
        value: key,
      });
    }
  }),
  overall('api-keys.revocation-confirmed', (context, traffic) => {
    for (const { response } of observedOf(traffic, 'revokeApiKey')) {
      if (response.status >= 300) continue;
      context.assertStatus(response, 200);
      context.assert((asText(valueAt(response, 'message')) ?? '') !== '', response, {
        message: 'There is no message for people.',
        pointer: '/message',
      });
    }
  }),
  overall('api-keys.revoked-stops-at-once', (context, traffic) => {
    for (const revoked of observedOf(traffic, 'revokeApiKey').filter(succeeded)) {
      const later = traffic.observed.slice(traffic.observed.indexOf(revoked) + 1);
      const list = later.find((seen) => seen.operation.operationId === 'listApiKeys' && succeeded(seen));
      const listed = list && itemsOf(list.response, 'data').some(({ value }) => value.id === revoked.sent.id);
      if (list) {
        context.assert(listed !== true, list.response, {
          message: `The key ${String(revoked.sent.id)} was revoked, but is still listed.`,
          pointer: '/data',
        });
      }
      const creation = observedOf(traffic, 'createApiKey').find(
        ({ response }) => valueAt(response, 'id') === revoked.sent.id,
      );
      const token = creation && asText(valueAt(creation.response, 'token'));
      const uses =
        token === undefined ? [] : later.filter(({ credential }) => credential === nameOf(traffic, creation));
      for (const { response } of uses) context.assertStatus(response, 401);
    }
  }),
  overall('api-keys.longer-name-refused', (context, traffic) => {
    for (const { sent, response } of observedOf(traffic, 'createApiKey')) {
      if (
        asText(sent.name) === undefined ||
        [...String(sent.name)].length <= readLimits(traffic.contract).longestName ||
        response.status === 403
      )
        continue;
      context.assertStatus(response, 422);
    }
  }),
  overall('api-keys.name-required', (context, traffic) => {
    for (const { sent, response } of observedOf(traffic, 'createApiKey')) {
      if (sent.name !== undefined || [401, 403, 429].includes(response.status)) continue;
      context.assertStatus(response, 422);
      context.assert(asTexts(valueAt(response, 'errors', 'name')).length > 0, response, {
        message: 'The errors do not name the name.',
        pointer: '/errors',
        value: valueAt(response, 'errors'),
        basis: 'shown',
      });
    }
  }),
  overall('api-keys.last-use-recorded', (context, traffic) => {
    for (const list of observedOf(traffic, 'listApiKeys').filter(succeeded).slice(1)) {
      const keys = itemsOf(list.response, 'data').map(({ value }) => value);
      if (keys.length === 0) continue;
      context.assert(
        keys.some(({ last_used_at: used }) => typeof used === 'string'),
        list.response,
        {
          message: 'No key has a time of last use, although one of them sent this request and others before.',
          pointer: '/data',
        },
      );
    }
  }),
];

/** Every observation of the TrustCaller API. */
export const trustCallerObservations: readonly Check<Traffic>[] = [
  ...statuses,
  ...pageObservations,
  ...records,
  ...calls,
  ...keys,
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

function nextList(traffic: Traffic, seen: Observed): Observed | undefined {
  const later = traffic.observed.slice(traffic.observed.indexOf(seen) + 1);
  return later.find(
    (list) => list.operation.operationId === 'listApiKeys' && list.credential === seen.credential && succeeded(list),
  );
}

function sameTime(left: unknown, right: unknown): boolean {
  return left === right || sameMoment(left, right);
}

/** The name under which the token that a creation returned is known. */
function nameOf(traffic: Traffic, creation: Observed | undefined): string {
  const first = observedOf(traffic, 'createApiKey').filter(succeeded).length === 1;
  return creation !== undefined && first ? 'TRUSTCALLER_CREATED_TOKEN' : 'unknown';
}
