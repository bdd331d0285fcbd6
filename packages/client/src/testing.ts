/**
 * For the tests of those who use the clients: the documentation's examples as typed fixtures, and a `fetch` that returns
 * them.
 * @module
 */
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
  type MockResponses,
  mockFetch,
} from './mock-fetch.ts';
