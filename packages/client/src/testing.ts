/**
 * For the tests of those who use the clients: the documentation's examples as typed fixtures, and a `fetch` that answers
 * with them.
 * @module
 */
export { failures as navixyFailures, fixtures as navixyFixtures } from '../generated/navixy-fixtures.ts';
export { failures as trustCallerFailures, fixtures as trustCallerFixtures } from '../generated/trustcaller-fixtures.ts';
export {
  answerWith,
  type FailedAnswer,
  type MockAnswers,
  type MockFetch,
  type MockRequest,
  mockFetch,
} from './mock-fetch.ts';
