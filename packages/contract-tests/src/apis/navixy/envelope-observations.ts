import type { Check } from '../../engine/check.ts';
import type { Observed, Traffic } from '../../engine/passive/traffic.ts';
import { each, listInconsistent, overall } from '../../engine/passive/whole-api.ts';
import { isObject } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import { readLimits } from './limits.ts';
import { codeOf } from './responses.ts';

const credentialCodes: readonly unknown[] = [3, 4];

/** What the envelope of every response shows, and who may send a request. */
export const envelopeObservations: readonly Check<Traffic>[] = [
  each('navixy-envelope.success-is-200', (context, { response }) => {
    if (response.status !== 200) return;
    context.assert(valueAt(response, 'success') === true, response, {
      message: `HTTP 200 came with success ${JSON.stringify(valueAt(response, 'success'))}.`,
      pointer: '/success',
      value: valueAt(response, 'success'),
    });
  }),
  each('navixy-envelope.failure-is-not-200', (context, { response }) => {
    if (response.status === 200) return;
    const state = valueAt(response, 'status');
    const isWhole =
      valueAt(response, 'success') === false &&
      isObject(state) &&
      Number.isInteger(state.code) &&
      typeof state.description === 'string';
    context.assert(isWhole, response, {
      message: `HTTP ${response.status} came with success ${JSON.stringify(valueAt(response, 'success'))} and the status ${JSON.stringify(state)}.`,
      pointer: '/status',
      value: state,
    });
  }),
  each('navixy-envelope.always-json', (context, { response }) => {
    const type = response.headers.get('content-type') ?? '';
    context.assert(/^application\/json\s*(;|$)/i.test(type) && response.json !== undefined, response, {
      message: `The response is no JSON that says so; its content type is ${type || 'missing'}.`,
      value: type,
    });
  }),
  overall('navixy-envelope.code-fixes-status', (context, traffic) => {
    const { statusOfCode } = readLimits(traffic.contract);
    for (const { response } of traffic.observed) {
      const code = codeOf(response);
      const documented = code === undefined ? undefined : statusOfCode.get(code);
      if (documented === undefined) continue;
      context.assert(response.status === documented.status, response, {
        message: `Code ${code} came with HTTP ${response.status} instead of ${documented.status}.`,
        pointer: '/status/code',
        value: code,
        ...(documented.basis === undefined ? {} : { basis: documented.basis }),
      });
    }
  }),
];

/** What requests and their rejections show. */
export const requestObservations: readonly Check<Traffic>[] = [
  each('navixy-credentials.missing-hash-refused', (context, { credential, response }) => {
    if (credential !== 'none') return;
    context.assert(response.status !== 200, response, {
      message: `${response.operationId} was served without a credential.`,
      place: 'response status',
      value: response.status,
    });
    context.assert(codeOf(response) === 3, response, {
      message: `${response.operationId} returned code ${codeOf(response)} instead of 3 without a credential.`,
      pointer: '/status/code',
      value: codeOf(response),
      // The table of codes has one for a wrong hash only.
      basis: 'inferred',
    });
  }),
  overall('navixy-credentials.unknown-hash-refused', (context, traffic) => {
    const isRejected = ({ response }: Observed) => credentialCodes.includes(codeOf(response));
    for (const { response, credential } of listInconsistent(traffic, { isRejected, mayChange: () => false })) {
      if (response.status !== 200) continue;
      context.assert(false, response, {
        message: `${response.operationId} takes the hash ${credential}, which is rejected elsewhere.`,
        pointer: '/success',
      });
    }
  }),
  overall('navixy-requests.invalid-parameter-refused', (context, traffic) => {
    for (const { isValid, credential, response, sent } of traffic.observed) {
      // Whether an entry that is given twice counts twice is not documented.
      const isDoubled = Object.values(sent).some((list) => Array.isArray(list) && new Set(list).size < list.length);
      if (isValid || isDoubled || credential === 'none') continue;
      context.assert(response.status !== 200, response, {
        message: `${response.operationId} took a request that the document does not allow.`,
        place: 'response status',
        value: response.status,
      });
    }
  }),
];
