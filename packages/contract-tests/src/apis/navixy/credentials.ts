import type { SampleRequest } from '@trustline/openapi';
import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { listEveryRequest } from '../../engine/every-operation.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { sideBySide } from '../../engine/session/side-by-side.ts';
import type { NavixyApi, Sending } from './api.ts';
import { codeOf, expectError, unknownHash } from './responses.ts';

/** The checks of the credential and the places where it may stand. */
export const credentialChecks: readonly Check<NavixyApi>[] = [
  check(
    {
      promise: 'navixy-credentials.hash-in-body',
      notEverywhere: 'with a valid hash only POST requests that change nothing are sent',
      worksOnMock: true,
    },
    async (context, api) => {
      const hashes = { body: api.settings.hash };
      const isSent = (sample: SampleRequest) => sample.method !== 'GET' && isReading(api)(sample);
      for (const response of await sendEverywhere(api, hashes.body, isSent)) assertTaken(context, response);
      for (const as of ['json', 'form'] as const) holdsIdentified(context, await count(api, { hashes, as }));
    },
  ),
  check(
    {
      promise: 'navixy-credentials.hash-in-query',
      notEverywhere: 'with a valid hash only GET requests that change nothing are sent',
      worksOnMock: true,
    },
    async (context, api) => {
      const hashes = { query: api.settings.hash };
      const isSent = (sample: SampleRequest) => sample.method === 'GET' && isReading(api)(sample);
      for (const response of await sendEverywhere(api, hashes.query, isSent)) assertTaken(context, response);
      holdsIdentified(context, await count(api, { hashes, as: 'get' }));
      holdsIdentified(context, await count(api, { hashes }));
    },
  ),
  check(
    {
      promise: 'navixy-credentials.hash-in-header',
      notEverywhere:
        'the credential is looked at before the operation; every other request of the run has it in the header',
      worksOnMock: true,
    },
    async (context, api) => {
      const hashes = { header: api.settings.hash };
      for (const as of ['json', 'form', 'get'] as const) holdsIdentified(context, await count(api, { hashes, as }));
    },
  ),
  check(
    {
      promise: 'navixy-credentials.body-before-query',
      notEverywhere: 'the places of a credential are looked at before the operation',
    },
    async (context, api) => {
      const { hash } = api.settings;
      holdsIdentified(context, await count(api, { hashes: { body: hash, query: unknownHash } }));
      assertRejected(context, api, await count(api, { hashes: { body: unknownHash, query: hash }, as: 'form' }));
    },
  ),
  check(
    {
      promise: 'navixy-credentials.query-before-header',
      notEverywhere: 'the places of a credential are looked at before the operation',
    },
    async (context, api) => {
      const { hash } = api.settings;
      holdsIdentified(context, await count(api, { hashes: { query: hash, header: unknownHash } }));
      assertRejected(context, api, await count(api, { hashes: { query: unknownHash, header: hash }, as: 'get' }));
    },
  ),
  check('navixy-credentials.missing-hash-refused', async (context, api) => {
    for (const response of await sendEverywhere(api, undefined)) {
      context.assert(response.status !== 200, response, {
        message: `${response.operationId} was served without a credential.`,
        place: 'response status',
        value: response.status,
      });
      if (response.status !== 200) expectError(context, api, { ...response, basis: 'inferred' }, 3);
    }
  }),
  check('navixy-credentials.unknown-hash-refused', async (context, api) => {
    for (const place of ['query', 'header'] as const) {
      assertRejected(context, api, await count(api, { hashes: { [place]: unknownHash } }));
    }
    for (const response of await sendEverywhere(api, unknownHash)) assertRejected(context, api, response);
  }),
];

function count(api: NavixyApi, sending: Sending): Promise<ApiResponse> {
  return api.call('countUnreadChatMessages', {}, sending);
}

/** Every operation once, with a hash where its form carries one, or with none. */
async function sendEverywhere(
  api: NavixyApi,
  hash: string | undefined,
  isWanted: (sample: SampleRequest) => boolean = () => true,
): Promise<ApiResponse[]> {
  return sideBySide(listEveryRequest(api.session).filter(isWanted), (sample) =>
    api.request(sample, hash === undefined ? {} : sample.method === 'GET' ? { query: hash } : { body: hash }),
  );
}

/** The requests that change nothing: with a valid hash, only these are sent everywhere. */
function isReading({ session }: NavixyApi): (sample: SampleRequest) => boolean {
  const { operations } = session.contract;
  return ({ operationId }) =>
    operations.some((known) => known.operationId === operationId && known.object['x-effect'] === 'read');
}

function holdsIdentified(context: CheckContext, response: ApiResponse): void {
  context.assert(valueAt(response, 'success') === true, response, {
    message: `The hash was not taken: ${response.operationId} returned ${response.status} with code ${codeOf(response)}.`,
    pointer: '/success',
    value: response.json,
  });
}

/** The response rejects no credential, whatever else it may say of the example's own identifiers. */
function assertTaken(context: CheckContext, response: ApiResponse): void {
  const code = codeOf(response);
  context.assert(code !== 3 && code !== 4, response, {
    message: `The hash was not taken: ${response.operationId} returned ${response.status} with code ${code}.`,
    pointer: '/status/code',
    value: code,
  });
}

/** A hash that nobody has: code 3 or 4, and the status that goes with it. */
function assertRejected(context: CheckContext, api: NavixyApi, response: ApiResponse): void {
  expectError(context, api, response, codeOf(response) === 4 ? 4 : 3);
}
