import { type Check, check } from '../../engine/check.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { unknownId } from '../../engine/unknown-ids.ts';
import type { TrustCallerApi } from './api.ts';
import { assertMessage } from './assertions.ts';
import { keyCheck } from './key-check.ts';

/** The checks of revokeApiKey. */
export const revokedKeyChecks: readonly Check<TrustCallerApi>[] = [
  keyCheck('api-keys.revoked-stops-at-once', (context, { created, revoked, stopped }) => {
    context.requireStatus(created, 201);
    context.requireStatus(revoked);
    for (const response of stopped) context.assertStatus(response, 401);
  }),
  keyCheck('api-keys.others-keep-working', (context, { revoked, usedAfter, ownAfter }) => {
    context.requireStatus(revoked);
    for (const response of [usedAfter, ownAfter]) context.assertStatus(response, 200);
  }),
  keyCheck('api-keys.revocation-confirmed', (context, { created, revoked }) => {
    context.requireStatus(created, 201);
    context.assertStatus(revoked, 200);
    assertMessage(context, revoked);
  }),
  check(
    { promise: 'api-keys.foreign-key-not-found', needs: ['keys.foreign'], level: 'writes' },
    async (context, api) => {
      context.assertStatus(await revokeForeign(api), 404);
    },
  ),
  check(
    { promise: 'api-keys.foreign-key-untouched', needs: ['keys.foreign'], level: 'writes' },
    async (context, api) => {
      const { keys, noAccessToken, noKeyManagementToken, expendableToken } = api.settings;
      const token = [noKeyManagementToken, expendableToken, noAccessToken].find((known) =>
        known?.startsWith(`${keys?.foreign}|`),
      );
      if (token === undefined) return context.skip('keys.foreign is none of the other tokens in the profile');
      await revokeForeign(api);
      const response = await api.listNumbers({ per_page: 1 }, { token, again: true });
      context.assert(response.status !== 401, response, {
        message: `The key ${keys?.foreign} of another account stopped working after an attempt to revoke it.`,
        place: 'response status',
        value: response.status,
      });
    },
  ),
  {
    ...keyCheck('api-keys.unknown-key-not-found', (context, { unknownRevoked }) =>
      context.assertStatus(unknownRevoked, 404),
    ),
    onUnknownIds: async (context, api) => context.assertStatus(await api.revokeApiKey(unknownId), 404),
  },
];

const revokeForeign = scenario((api: TrustCallerApi) => api.revokeApiKey(api.settings.keys?.foreign ?? unknownId));
