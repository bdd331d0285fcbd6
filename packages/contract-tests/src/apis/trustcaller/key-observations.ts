import type { Check } from '../../engine/check.ts';
import type { Observed, Traffic } from '../../engine/passive/traffic.ts';
import { between, observedOf, succeeded } from '../../engine/passive/traffic.ts';
import { eachOf, overall } from '../../engine/passive/whole-api.ts';
import { asInteger, asText } from '../../engine/session/json.ts';
import { itemsOf, valueAt } from '../../engine/session/response.ts';
import { assertFieldNamed, assertMessage } from './assertions.ts';
import { sameMoment } from './call.ts';
import { readLimits } from './limits.ts';

/** What the life of keys shows. */
export const keyObservations: readonly Check<Traffic>[] = [
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
      assertMessage(context, response);
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
      assertFieldNamed(context, response, 'name');
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
