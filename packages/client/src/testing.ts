/**
 * For the tests of those who use the clients: the documentation's examples as typed fixtures, and a `fetch` that returns
 * them.
 * @module
 */
import type { operations as NavixySpec } from '@trustline/specs/navixy';
import type { operations as TrustCallerSpec } from '@trustline/specs/trustcaller';
import { operations as navixyOperations } from '../generated/navixy.ts';
import { fixtures as navixyFixtures, statuses as navixyStatuses } from '../generated/navixy-fixtures.ts';
import { operations as trustCallerOperations } from '../generated/trustcaller.ts';
import { fixtures as trustCallerFixtures, statuses as trustCallerStatuses } from '../generated/trustcaller-fixtures.ts';
import { createMock, type MockFetch, type MockResponses as ResponsesOf } from './mock-fetch.ts';

export { errorFixtures as navixyErrorFixtures, fixtures as navixyFixtures } from '../generated/navixy-fixtures.ts';
export {
  errorFixtures as trustCallerErrorFixtures,
  fixtures as trustCallerFixtures,
} from '../generated/trustcaller-fixtures.ts';
export {
  type ErrorResponse,
  jsonResponse,
  type MockFetch,
  type MockRequest,
} from './mock-fetch.ts';

/** What each operation returns: data, or a function that gives data or any `Response`, such as one made by `jsonResponse`. */
export type MockResponses = ResponsesOf<NavixySpec & TrustCallerSpec>;

/**
 * Creates a `fetch` for tests that knows every operation of both APIs at any host: it returns what `responses` says, else
 * the first example of the documentation. The response to a request that is no operation has status 404.
 *
 * @example
 * const fetch = mockFetch({ checkLiveCall: { call_received: false }, getCall: () => jsonResponse({ status: 404, body: {} }) });
 * const trustcaller = createTrustCallerClient({ token: 'test', fetch });
 */
export const mockFetch: (responses?: MockResponses) => MockFetch = /* @__PURE__ */ createMock({
  operations: { ...navixyOperations, ...trustCallerOperations },
  fixtures: { ...navixyFixtures, ...trustCallerFixtures },
  statuses: { ...navixyStatuses, ...trustCallerStatuses },
});
