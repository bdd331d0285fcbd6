import { successesOf } from '@trustline/openapi';
import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { lookBack, type MetResponse } from '../../engine/look-back.ts';
import { asText, asTexts, isObject, sameJson } from '../../engine/session/json.ts';
import { type ApiResponse, itemsOf, valueAt } from '../../engine/session/response.ts';
import { unknownId } from '../../engine/unknown-ids.ts';
import { isLoopback } from '../../transport/guard.ts';
import type { TrustCallerApi } from './api.ts';
import { readNumbersAgain, recordsOf, totalOf, walkCalls, walkNumbers } from './paging.ts';

/** The checks of what holds for every response. */
export const wholeApiChecks: readonly Check<TrustCallerApi>[] = [
  check(
    { promise: 'trustcaller.served-over-https', notEverywhere: 'all operations are at one address' },
    async (context, api) => {
      const { protocol, hostname } = new URL(api.settings.baseUrl);
      if (protocol !== 'https:' && isLoopback(hostname)) context.skip('a loopback address needs no HTTPS');
      context.assert(protocol === 'https:', await api.listNumbers(), {
        message: `The profile's address begins with ${protocol}//.`,
        place: 'address',
        value: api.settings.baseUrl,
      });
    },
  ),
  check({ promise: 'trustcaller.answers-json', phase: 'last', worksOnMock: true }, async (context, api) => {
    for (const response of await metResponses(api)) {
      const type = response.contentType ?? 'missing';
      context.assert(/^application\/json\s*(;|$)/i.test(type) && response.json !== undefined, response, {
        message: `The response to ${response.operationId} is no JSON document; its content type is ${type}.`,
        value: type,
      });
    }
  }),
  check(
    {
      promise: 'trustcaller.reading-changes-nothing',
      notEverywhere: 'only what a list or a record shows can be compared',
      phase: 'last',
    },
    async (context, api) => {
      // The order of the numbers is not documented, so only a list on one page can be compared with itself.
      const readAll = () => api.listNumbers({ per_page: api.limits.largestPage }, { again: true });
      const all = await api.listNumbers({ per_page: api.limits.largestPage });
      if ((totalOf(all) ?? 0) <= api.limits.largestPage)
        await holdsStill(context, all, await readNumbersAgain(api), readAll);
      const own = api.settings.calls?.own;
      if (own === undefined) return;
      const read = () => api.getCall(own, { again: true });
      await holdsStill(context, await api.getCall(own), await read(), read);
    },
  ),
  check(
    {
      promise: 'trustcaller.own-account-only',
      notEverywhere: 'it lists no record',
      needs: ['numbers.foreignLive', 'calls.foreign'],
    },
    async (context, api) => {
      const { numbers, calls } = api.settings;
      const listed = [...(await walkNumbers(api)).pages, ...(await walkCalls(api)).pages];
      for (const page of listed) {
        const foreign = recordsOf(page).find(
          ({ value }) => value.number === numbers?.foreignLive || isForeignCall(value, calls?.foreign),
        );
        context.assert(foreign === undefined, page, {
          message: 'A record of another account is listed.',
          pointer: foreign?.pointer ?? '',
          value: foreign?.value.id,
        });
      }
    },
  ),
  check(
    {
      promise: 'trustcaller.numbers-are-e164',
      notEverywhere: 'its responses have no phone number',
      phase: 'last',
      worksOnMock: true,
    },
    async (context, api) => {
      for (const response of await metResponses(api)) {
        for (const { pointer, value } of fieldsIn(response, api.limits.numberFields)) {
          context.assert(api.limits.phoneNumber.test(asText(value) ?? ''), response, {
            message: `${JSON.stringify(value)} is no number of up to 15 digits without a leading plus sign or zero.`,
            pointer,
            value,
          });
        }
      }
    },
  ),
  check(
    { promise: 'trustcaller.documented-statuses-only', worksOnMock: true, phase: 'last' },
    async (context, { session }) => {
      const listed = session.contract.operations.flatMap(({ responses }) => Object.keys(responses));
      const documented = new Set(listed.filter((status) => status !== 'default'));
      for (const { index, response, repeated } of session.recorder.entries) {
        if (response === null || repeated) continue;
        context.assert(
          documented.has(String(response.status)),
          { exchange: index },
          {
            message: `The status ${response.status} is none of ${[...documented].join(', ')}.`,
            place: 'response status',
            value: response.status,
          },
        );
      }
    },
  ),
  check(
    { promise: 'trustcaller.created-for-keys-only', worksOnMock: true, phase: 'last' },
    async (context, { session }) => {
      for (const { index, response, operation, repeated } of session.recorder.entries) {
        if (repeated || response === null || response.status >= 300) continue;
        const [status = 200] = (operation && successesOf(operation)[0]) ?? [];
        const expected = Number(status);
        context.assert(
          response.status === expected,
          { exchange: index },
          {
            message: `${operation?.operationId} succeeded with ${response.status} instead of ${expected}.`,
            place: 'response status',
            value: response.status,
          },
        );
      }
    },
  ),
  check(
    {
      promise: 'trustcaller.foreign-is-not-found',
      notEverywhere: "it takes no id of a record that could be another account's",
      needs: ['calls.foreign'],
    },
    async (context, api) => {
      const foreign = await api.getCall(api.settings.calls?.foreign ?? unknownId);
      context.assertStatus(foreign, 404);
      const unknown = await api.getCall(unknownId);
      context.assert(sameJson(withoutNumbers(foreign), withoutNumbers(unknown)), foreign, {
        message: "The response distinguishes another account's record from one that does not exist.",
        value: foreign.json,
        basis: 'inferred',
      });
    },
  ),
  check(
    { promise: 'trustcaller.validation-names-fields', notEverywhere: 'it takes no parameter that could be wrong' },
    async (context, api) => {
      // What else a malformed value may be with the response, as far as that is not documented.
      const rejected = [
        ['number', await api.checkLiveCall({})],
        ['from', await api.listCalls({ from: '15.05.2026' })],
        ['to', await api.listCalls({ to: '2026-02-30' })],
        ['prefix', await api.listTestNumbers({ prefix: 'abc' }), 200],
        ['id', await api.getCall('abc'), 404],
        ...(api.session.allows('writes') ? [['id', await api.revokeApiKey('abc'), 404] as const] : []),
      ] as const;
      for (const [name, response, instead] of rejected) {
        if (response.status !== 422) {
          context.assertStatus(response, instead ?? 422);
          continue;
        }
        const errors = valueAt(response, 'errors');
        context.assert(
          isObject(errors) && name in errors && Object.values(errors).every((list) => asTexts(list).length > 0),
          response,
          {
            message: `The errors do not map ${name} to a list of reasons.`,
            pointer: '/errors',
            value: errors,
          },
        );
      }
    },
  ),
  check(
    {
      promise: 'trustcaller.times-carry-offset',
      notEverywhere: 'its responses have no time',
      phase: 'last',
      worksOnMock: true,
    },
    async (context, api) => {
      for (const response of await metResponses(api)) {
        for (const { pointer, value } of fieldsIn(response, api.limits.timeFields)) {
          if (value === null) continue;
          const field = pointer.slice(pointer.lastIndexOf('/') + 1);
          context.assert(timeWithOffset.test(String(value)), response, {
            message: `${field} is ${JSON.stringify(value)}, which lacks its date, its seconds or its offset from UTC.`,
            pointer,
            value,
          });
        }
      }
    },
  ),
];

const timeWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function metResponses(api: TrustCallerApi): Promise<MetResponse[]> {
  return lookBack(api.session, (sample) => api.request(sample));
}

/** The fields of some names in the records of a success: those of its list, or the one it shows. */
function fieldsIn(response: MetResponse, names: ReadonlySet<string>): { pointer: string; value: unknown }[] {
  const { status, json } = response;
  if (status >= 300 || !isObject(json)) return [];
  const single = isObject(json.data) ? { pointer: '/data', value: json.data } : { pointer: '', value: json };
  return [single, ...itemsOf(response, 'data')].flatMap(({ pointer, value }) =>
    Object.keys(value)
      .filter((name) => names.has(name))
      .map((name) => ({ pointer: `${pointer}/${name}`, value: value[name] })),
  );
}

/** Somebody else may change the account once, but not every time it is looked at. */
async function holdsStill(
  context: CheckContext,
  before: ApiResponse,
  after: ApiResponse,
  read: () => Promise<ApiResponse>,
): Promise<void> {
  const same = (left: ApiResponse, right: ApiResponse) => sameJson(inAnyOrder(left), inAnyOrder(right));
  const still = same(context.requireStatus(before), context.requireStatus(after)) || same(after, await read());
  context.assert(still, after, { message: `${after.operationId} returned other records each time.`, pointer: '/data' });
}

function inAnyOrder(response: ApiResponse): unknown {
  const data = valueAt(response, 'data');
  return Array.isArray(data) ? data.map((record) => JSON.stringify(record)).toSorted() : data;
}

function isForeignCall(record: Readonly<Record<string, unknown>>, foreign: number | undefined): boolean {
  return record.id === foreign && 'caller_id' in record;
}

/** The response with every number hidden: its message may repeat the identifier. */
function withoutNumbers({ body }: ApiResponse): unknown {
  return body.replace(/\d+/g, '#');
}
