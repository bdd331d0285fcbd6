import { successesOf } from '@trustline/openapi';
import type { Check } from '../../engine/check.ts';
import type { Observed, Traffic } from '../../engine/passive/traffic.ts';
import { each, listInconsistent, overall } from '../../engine/passive/whole-api.ts';
import { asTexts, isObject } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import { assertMessage } from './assertions.ts';

const keyOperations = ['listApiKeys', 'createApiKey', 'revokeApiKey'];

/** What statuses and error responses show. */
export const statusObservations: readonly Check<Traffic>[] = [
  each('trustcaller.created-for-keys-only', (context, { operation, response }) => {
    if (response.status >= 300) return;
    const expected = Number(successesOf(operation)[0]?.[0] ?? 200);
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
    assertMessage(context, response);
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
