import type { Check, Checker } from '../../engine/check.ts';
import { asText, asTexts, isObject, sameJson } from '../../engine/session/json.ts';
import { type Answer, valueAt } from '../../engine/session/response.ts';
import { isLoopback } from '../../transport/guard.ts';
import type { TrustCallerApi } from './api.ts';
import { unknownId } from './call.ts';
import { recordsOf, walkCalls, walkNumbers } from './paging.ts';

/** The checks of what holds for every answer. */
export const wholeApiChecks: readonly Check<TrustCallerApi>[] = [
  {
    promise: 'trustcaller.served-over-https',
    async run(checker, api) {
      const { protocol, hostname } = new URL(api.settings.baseUrl);
      if (isLoopback(hostname)) checker.cannotTell('a loopback address needs no HTTPS');
      checker.holds(protocol === 'https:', await api.listNumbers(), {
        says: `The profile's address begins with ${protocol}//.`,
        place: 'address',
        value: api.settings.baseUrl,
      });
    },
  },
  {
    promise: 'trustcaller.answers-json',
    stateless: true,
    async run(checker, api) {
      for (const answer of await oneOfEachKind(api)) {
        const type = answer.headers.get('content-type') ?? 'missing';
        checker.holds(/^application\/json\s*(;|$)/i.test(type) && answer.json !== undefined, answer, {
          says: `The answer to ${answer.operationId} is no JSON document; its content type is ${type}.`,
          value: type,
        });
      }
    },
  },
  {
    promise: 'trustcaller.reading-changes-nothing',
    late: true,
    async run(checker, api) {
      const { pages, again, pageSize } = await walkNumbers(api);
      const [first = again] = pages;
      await holdsStill(checker, first, again, () => api.listNumbers({ per_page: pageSize, page: 1 }, { again: true }));
      const own = api.settings.calls?.own;
      if (own === undefined) return;
      const read = () => api.getCall(own, { again: true });
      await holdsStill(checker, await api.getCall(own), await read(), read);
    },
  },
  {
    promise: 'trustcaller.own-account-only',
    needs: ['numbers.foreignLive', 'calls.foreign'],
    async run(checker, api) {
      const { numbers, calls } = api.settings;
      const listed = [...(await walkNumbers(api)).pages, ...(await walkCalls(api)).pages];
      for (const page of listed) {
        const foreign = recordsOf(page).find(
          ({ value }) => value.number === numbers?.foreignLive || isForeignCall(value, calls?.foreign),
        );
        checker.holds(foreign === undefined, page, {
          says: 'A record of another account is listed.',
          pointer: foreign?.pointer ?? '',
          value: foreign?.value.id,
        });
      }
    },
  },
  {
    promise: 'trustcaller.numbers-are-e164',
    stateless: true,
    async run(checker, api) {
      const pages = [await api.listNumbers(), await api.listCalls(), await api.listTestNumbers()];
      for (const page of pages) {
        for (const { pointer, value } of recordsOf(page)) {
          for (const field of ['number', 'test_number'].filter((name) => name in value)) {
            const number = asText(value[field]) ?? '';
            checker.holds(api.limits.phoneNumber.test(number), page, {
              says: `${JSON.stringify(value[field])} is no number of up to 15 digits without a leading plus sign or zero.`,
              pointer: `${pointer}/${field}`,
              value: value[field],
            });
          }
        }
      }
    },
  },
  {
    promise: 'trustcaller.documented-statuses-only',
    stateless: true,
    late: true,
    async run(checker, { session }) {
      const documented = new Set(session.contract.operations.flatMap(({ responses }) => Object.keys(responses)));
      for (const { index, response } of session.journal.entries) {
        if (response === null) continue;
        checker.holds(
          documented.has(String(response.status)),
          { exchange: index },
          {
            says: `The status ${response.status} is none of ${[...documented].join(', ')}.`,
            place: 'response status',
            value: response.status,
          },
        );
      }
    },
  },
  {
    promise: 'trustcaller.created-for-keys-only',
    stateless: true,
    late: true,
    async run(checker, { session }) {
      for (const { index, response, operation } of session.journal.entries) {
        if (response === null || response.status >= 300) continue;
        const expected = operation?.operationId === 'createApiKey' ? 201 : 200;
        checker.holds(
          response.status === expected,
          { exchange: index },
          {
            says: `${operation?.operationId} succeeded with ${response.status} instead of ${expected}.`,
            place: 'response status',
            value: response.status,
          },
        );
      }
    },
  },
  {
    promise: 'trustcaller.foreign-is-not-found',
    needs: ['calls.foreign'],
    async run(checker, api) {
      const foreign = await api.getCall(api.settings.calls?.foreign ?? unknownId);
      checker.answers(foreign, 404);
      const unknown = await api.getCall(unknownId);
      checker.holds(sameJson(withoutNumbers(foreign), withoutNumbers(unknown)), foreign, {
        says: "The answer tells another account's record from one that does not exist.",
        value: foreign.json,
      });
    },
  },
  {
    promise: 'trustcaller.validation-names-fields',
    async run(checker, api) {
      // What else a malformed value may be answered with, as far as that is not documented.
      const refused = [
        ['number', await api.checkLiveCall({})],
        ['from', await api.listCalls({ from: '15.05.2026' })],
        ['to', await api.listCalls({ to: '2026-02-30' })],
        ['prefix', await api.listTestNumbers({ prefix: 'abc' }), 200],
        ['id', await api.getCall('abc'), 404],
        ...(api.session.writesAllowed ? [['id', await api.revokeApiKey('abc'), 404] as const] : []),
      ] as const;
      for (const [name, answer, instead] of refused) {
        if (answer.status !== 422) {
          checker.answers(answer, instead ?? 422);
          continue;
        }
        const errors = valueAt(answer, 'errors');
        checker.holds(
          isObject(errors) && name in errors && Object.values(errors).every((list) => asTexts(list).length > 0),
          answer,
          {
            says: `The errors do not map ${name} to a list of reasons.`,
            pointer: '/errors',
            value: errors,
          },
        );
      }
    },
  },
  {
    promise: 'trustcaller.times-carry-offset',
    stateless: true,
    async run(checker, api) {
      for (const page of [await api.listNumbers(), await api.listCalls(), await api.listApiKeys()]) {
        for (const { pointer, value } of recordsOf(page)) {
          for (const field of Object.keys(value).filter((name) => name in timeFields)) {
            if (value[field] === null) continue;
            checker.holds(timeWithOffset.test(String(value[field])), page, {
              says: `${field} is ${JSON.stringify(value[field])}, which lacks its date, its seconds or its offset from UTC.`,
              pointer: `${pointer}/${field}`,
              value: value[field],
            });
          }
        }
      }
    },
  },
];

const timeFields = { start_at: 0, end_at: 0, created_at: 0, released_at: 0, last_used_at: 0 };
const timeWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** One answer of every operation that reads, and one of every refusal that takes no fixture. */
async function oneOfEachKind(api: TrustCallerApi): Promise<Answer[]> {
  return [
    await api.listNumbers(),
    await api.listTestNumbers(),
    await api.listCalls(),
    await api.listApiKeys(),
    await api.getCall(unknownId),
    await api.checkLiveCall({}),
    await api.listNumbers({}, { token: null }),
  ];
}

/** Somebody else may change the account once, but not every time it is looked at. */
async function holdsStill(checker: Checker, before: Answer, after: Answer, read: () => Promise<Answer>): Promise<void> {
  const same = (left: Answer, right: Answer) => sameJson(valueAt(left, 'data'), valueAt(right, 'data'));
  const still = same(checker.expects(before), checker.expects(after)) || same(after, await read());
  checker.holds(still, after, { says: `${after.operationId} returned other records each time.`, pointer: '/data' });
}

function isForeignCall(record: Readonly<Record<string, unknown>>, foreign: number | undefined): boolean {
  return record.id === foreign && 'caller_id' in record;
}

/** The answer with every number hidden: its message may repeat the identifier. */
function withoutNumbers({ body }: Answer): unknown {
  return body.replace(/\d+/g, '#');
}
