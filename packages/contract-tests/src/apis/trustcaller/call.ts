import type { Check, Checker } from '../../engine/check.ts';
import { asInteger, asText, isObject, sameJson } from '../../engine/session/json.ts';
import { type Answer, valueAt } from '../../engine/session/response.ts';
import { story } from '../../engine/session/scenario.ts';
import type { TrustCallerApi } from './api.ts';
import { isMasked } from './calls.ts';
import { recordsOf } from './paging.ts';

/** An identifier that no record has: the largest that fits a signed 32-bit column. */
export const unknownId = 2_147_483_647;

/** A call of the list and its own record. */
const ownCall = story(async (api: TrustCallerApi) => {
  const list = await api.listCalls();
  const listed = recordsOf(list)[0]?.value;
  const id = asInteger(listed?.id) ?? api.settings.calls?.own;
  return { id, list, listed, answer: id === undefined ? null : await api.getCall(id) };
});

/** The checks of getCall. */
export const singleCallChecks: readonly Check<TrustCallerApi>[] = [
  {
    promise: 'call.found-by-identifier',
    async run(checker, api) {
      const ids = [(await ownCall(api)).id, api.settings.calls?.own].filter((id) => id !== undefined);
      for (const id of ids) {
        const answer = checker.expects(await api.getCall(id));
        const found = valueAt(answer, 'data', 'id');
        checker.holds(found === id, answer, {
          says: `The call ${id} was asked for, but ${JSON.stringify(found)} was returned.`,
          pointer: '/data/id',
          value: found,
        });
      }
    },
  },
  {
    promise: 'call.wrapped-in-data',
    stateless: true,
    async run(checker, api) {
      const { answer } = await found(checker, api);
      checker.holds(isObject(valueAt(answer, 'data')) && valueAt(answer, 'id') === undefined, answer, {
        says: 'The record does not stand under data.',
        pointer: '/data',
        value: valueAt(answer, 'data'),
      });
    },
  },
  {
    promise: 'call.same-as-listed',
    async run(checker, api) {
      const { answer, listed } = await found(checker, api);
      const record = valueAt(answer, 'data');
      for (const [field, value] of Object.entries(listed ?? {})) {
        if (!isObject(record) || !(field in record) || !api.limits.callFields.includes(field)) continue;
        checker.holds(sameJson(record[field], value) || sameMoment(record[field], value), answer, {
          says: `The list has ${field} as ${JSON.stringify(value)}, the record itself has not.`,
          pointer: `/data/${field}`,
          value: record[field],
        });
      }
    },
  },
  {
    promise: 'call.caller-masked',
    stateless: true,
    async run(checker, api) {
      const { answer } = await found(checker, api);
      const caller = valueAt(answer, 'data', 'caller_id');
      checker.holds(isMasked(caller), answer, {
        says: "The caller's number is not masked.",
        pointer: '/data/caller_id',
        value: caller,
      });
    },
  },
  {
    promise: 'call.foreign-not-found',
    needs: ['calls.foreign'],
    async run(checker, api) {
      checker.answers(await api.getCall(api.settings.calls?.foreign ?? unknownId), 404);
    },
  },
  {
    promise: 'call.unknown-not-found',
    async run(checker, api) {
      checker.answers(await api.getCall(unknownId), 404);
    },
  },
  {
    promise: 'call.not-found-named',
    async run(checker, api) {
      const foreign = api.settings.calls?.foreign;
      for (const id of [unknownId, ...(foreign === undefined ? [] : [foreign])]) {
        const answer = checker.expects(await api.getCall(id), 404);
        const error = valueAt(answer, 'error');
        checker.holds(error === 'not_found' && (asText(valueAt(answer, 'message')) ?? '') !== '', answer, {
          says: 'The answer does not name the error not_found with a message for people.',
          pointer: '/error',
          value: error,
        });
      }
    },
  },
];

async function found(
  checker: Checker,
  api: TrustCallerApi,
): Promise<{ answer: Answer; listed: Record<string, unknown> | undefined }> {
  const { answer, list, listed } = await ownCall(api);
  checker.expects(list);
  if (answer === null) return checker.cannotTell('the account has no calls');
  return { answer: checker.expects(answer), listed };
}

/** Whether two texts name the same moment, e.g. with `Z` and with `+00:00`. */
export function sameMoment(left: unknown, right: unknown): boolean {
  const isTime = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);
  return isTime(left) && isTime(right) && Date.parse(String(left)) === Date.parse(String(right));
}
