import type { Check, CheckContext } from '../../engine/check.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import type { NavixyApi, Sending } from './api.ts';
import { codeOf, expectError, unknownHash } from './responses.ts';

/** The checks of the credential and the places where it may stand. */
export const credentialChecks: readonly Check<NavixyApi>[] = [
  {
    promise: 'navixy-credentials.hash-in-body',
    worksOnMock: true,
    async run(context, api) {
      const hashes = { body: api.settings.hash };
      for (const response of await readEverything(api, { hashes })) holdsIdentified(context, response);
      holdsIdentified(context, await count(api, { hashes, as: 'form' }));
    },
  },
  {
    promise: 'navixy-credentials.hash-in-query',
    worksOnMock: true,
    async run(context, api) {
      const hashes = { query: api.settings.hash };
      for (const response of await readEverything(api, { hashes, as: 'get' })) holdsIdentified(context, response);
      holdsIdentified(context, await count(api, { hashes }));
    },
  },
  {
    promise: 'navixy-credentials.hash-in-header',
    worksOnMock: true,
    async run(context, api) {
      const hashes = { header: api.settings.hash };
      for (const as of ['json', 'form', 'get'] as const) holdsIdentified(context, await count(api, { hashes, as }));
    },
  },
  {
    promise: 'navixy-credentials.body-before-query',
    async run(context, api) {
      const { hash } = api.settings;
      holdsIdentified(context, await count(api, { hashes: { body: hash, query: unknownHash } }));
      assertRejected(context, api, await count(api, { hashes: { body: unknownHash, query: hash }, as: 'form' }));
    },
  },
  {
    promise: 'navixy-credentials.query-before-header',
    async run(context, api) {
      const { hash } = api.settings;
      holdsIdentified(context, await count(api, { hashes: { query: hash, header: unknownHash } }));
      assertRejected(context, api, await count(api, { hashes: { query: unknownHash, header: hash }, as: 'get' }));
    },
  },
  {
    promise: 'navixy-credentials.missing-hash-refused',
    async run(context, api) {
      for (const response of await withEveryOperation(api, { hashes: {} }, { hashes: {} }))
        expectError(context, api, response, 3);
    },
  },
  {
    promise: 'navixy-credentials.unknown-hash-refused',
    async run(context, api) {
      for (const place of ['query', 'header'] as const) {
        assertRejected(context, api, await count(api, { hashes: { [place]: unknownHash } }));
      }
      for (const response of await withEveryOperation(
        api,
        { hashes: { body: unknownHash } },
        { hashes: { query: unknownHash } },
      )) {
        assertRejected(context, api, response);
      }
    },
  },
];

function count(api: NavixyApi, sending: Sending): Promise<ApiResponse> {
  return api.call('countUnreadChatMessages', {}, sending);
}

/** Every operation that changes nothing, as far as it has the way of sending; those of a tracker when there is one. */
async function readEverything(api: NavixyApi, sending: Sending): Promise<ApiResponse[]> {
  const [tracker] = api.settings.trackers?.active ?? [];
  const counted = await count(api, sending);
  return tracker === undefined ? [counted] : [counted, ...(await readTracker(api, tracker, sending))];
}

async function readTracker(api: NavixyApi, tracker: number, sending: Sending): Promise<ApiResponse[]> {
  const responses = [
    await api.call('listTrustedNumbers', { tracker_id: tracker }, sending),
    await api.call('listChatMessages', { tracker_id: tracker, limit: 1 }, sending),
  ];
  return sending.as === 'get'
    ? responses
    : [...responses, await api.call('listChatUpdates', { trackers: [tracker] }, sending)];
}

/** Every operation once, with parameters that do no harm if the call is let through. */
async function withEveryOperation(api: NavixyApi, sending: Sending, inQuery: Sending): Promise<ApiResponse[]> {
  const get = { ...inQuery, as: 'get' } as const;
  const [tracker = 1] = api.settings.trackers?.active ?? [];
  const responses = [
    ...[await count(api, sending), await count(api, get)],
    ...(await readTracker(api, tracker, sending)),
    ...(await readTracker(api, tracker, get)),
  ];
  const { session } = api;
  if (session.allows('writes')) {
    const parameters = { tracker_id: tracker, list: ['447700900001'] };
    responses.push(await api.call('updateTrustedNumbers', parameters, sending));
  }
  if (session.allows('mark-read')) {
    for (const way of [sending, get]) {
      responses.push(await api.call('markAllChatMessagesRead', { trackers: [tracker] }, way));
      responses.push(await api.call('markChatMessagesRead', { message_id: 1 }, way));
    }
  }
  if (session.allows('messages')) {
    const message = 'Contract check: this is to be rejected.';
    responses.push(await api.call('sendChatMessage', { tracker_id: tracker, message }, sending));
    responses.push(await api.call('broadcastChatMessage', { trackers: [tracker], message }, sending));
  }
  return responses;
}

function holdsIdentified(context: CheckContext, response: ApiResponse): void {
  context.assert(valueAt(response, 'success') === true, response, {
    message: `The hash was not taken: ${response.operationId} answered ${response.status} with code ${codeOf(response)}.`,
    pointer: '/success',
    value: response.json,
  });
}

/** A hash that nobody has: code 3 or 4, and the status that goes with it. */
function assertRejected(context: CheckContext, api: NavixyApi, response: ApiResponse): void {
  expectError(context, api, response, codeOf(response) === 4 ? 4 : 3);
}
