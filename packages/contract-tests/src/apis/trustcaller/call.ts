import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { asInteger, isObject, sameJson } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { unknownId } from '../../engine/unknown-ids.ts';
import type { TrustCallerApi } from './api.ts';
import { assertNotFoundNamed } from './assertions.ts';
import { isMaskedAtTheEnd } from './calls.ts';
import { recordsOf } from './paging.ts';

/** A call of the list and its own record. */
const ownCall = scenario(async (api: TrustCallerApi) => {
  const list = await api.listCalls();
  const listed = recordsOf(list)[0]?.value;
  const id = asInteger(listed?.id) ?? api.settings.calls?.own;
  return { id, list, listed, response: id === undefined ? null : await api.getCall(id) };
});

/** The checks of getCall. */
export const singleCallChecks: readonly Check<TrustCallerApi>[] = [
  check('call.found-by-identifier', async (context, api) => {
    const ids = [(await ownCall(api)).id, api.settings.calls?.own].filter((id) => id !== undefined);
    for (const id of ids) {
      const response = context.requireStatus(await api.getCall(id));
      const found = valueAt(response, 'data', 'id');
      context.assert(found === id, response, {
        message: `The call ${id} was asked for, but ${JSON.stringify(found)} was returned.`,
        pointer: '/data/id',
        value: found,
      });
    }
  }),
  check({ promise: 'call.wrapped-in-data', worksOnMock: true }, async (context, api) => {
    const { response } = await found(context, api);
    context.assert(isObject(valueAt(response, 'data')) && valueAt(response, 'id') === undefined, response, {
      message: 'The record is not under data.',
      pointer: '/data',
      value: valueAt(response, 'data'),
    });
  }),
  check('call.same-as-listed', async (context, api) => {
    const { response, listed } = await found(context, api);
    const record = valueAt(response, 'data');
    for (const [field, value] of Object.entries(listed ?? {})) {
      if (!isObject(record) || !(field in record) || !api.limits.callFields.includes(field)) continue;
      context.assert(sameJson(record[field], value) || sameMoment(record[field], value), response, {
        message: `The list has ${field} as ${JSON.stringify(value)}, the record itself has not.`,
        pointer: `/data/${field}`,
        value: record[field],
      });
    }
  }),
  check({ promise: 'call.caller-masked', worksOnMock: true }, async (context, api) => {
    const { response, list } = await found(context, api);
    const listed = recordsOf(list).map(({ pointer, value }) => ({ seen: list, pointer, caller: value.caller_id }));
    const single = { seen: response, pointer: '/data', caller: valueAt(response, 'data', 'caller_id') };
    const shown = [single, ...listed].filter(({ caller }) => isMaskedAtTheEnd(caller) !== null);
    if (shown.length === 0) context.skip('every caller is withheld');
    for (const { seen, pointer, caller } of shown) {
      context.assert(isMaskedAtTheEnd(caller) === true, seen, {
        message: "The caller's number is not masked as in the sample, with X for its last digits.",
        pointer: `${pointer}/caller_id`,
        value: caller,
      });
    }
  }),
  check({ promise: 'call.foreign-not-found', needs: ['calls.foreign'] }, async (context, api) => {
    context.assertStatus(await api.getCall(api.settings.calls?.foreign ?? unknownId), 404);
  }),
  check('call.unknown-not-found', async (context, api) => {
    context.assertStatus(await api.getCall(unknownId), 404);
  }),
  check('call.not-found-named', async (context, api) => {
    const foreign = api.settings.calls?.foreign;
    for (const id of [unknownId, ...(foreign === undefined ? [] : [foreign])]) {
      const response = context.requireStatus(await api.getCall(id), 404);
      assertNotFoundNamed(context, response);
    }
  }),
];

async function found(
  context: CheckContext,
  api: TrustCallerApi,
): Promise<{ response: ApiResponse; list: ApiResponse; listed: Record<string, unknown> | undefined }> {
  const { response, list, listed } = await ownCall(api);
  context.requireStatus(list);
  if (response === null) return context.skip('the account has no calls');
  return { response: context.requireStatus(response), list, listed };
}

/** Whether two texts name the same moment, e.g. with `Z` and with `+00:00`. */
export function sameMoment(left: unknown, right: unknown): boolean {
  const isTime = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);
  return isTime(left) && isTime(right) && Date.parse(String(left)) === Date.parse(String(right));
}
