import { listViolatingResponses } from '@trustline/contract-check';
import { apiNames, listExamples, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { isTrustlineError } from '../src/error.ts';
import { createNavixyClient } from '../src/navixy.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, disconnected, fakeHash, fakeToken, json, type StubAnswer, text } from './stub-fetch.ts';

const listMessages = (...answers: StubAnswer[]) => {
  const { fetch } = createStubFetch(...answers);
  return createNavixyClient({ hash: fakeHash, fetch, retries: 0 }).listChatMessages({ tracker_id: 1 });
};
const getCall = (...answers: StubAnswer[]) => {
  const { fetch } = createStubFetch(...answers);
  return createTrustCallerClient({ token: fakeToken, fetch, retries: 0 }).getCall({ id: 1 });
};
const refusal = (code: number) => ({ success: false, status: { code, description: 'No.' } });

describe('a failure in the envelope of Navixy', () => {
  it.each([
    [3, 400, 'AuthenticationError'],
    [4, 400, 'AuthenticationError'],
    [7, 400, 'ValidationError'],
    [9, 412, 'ValidationError'],
    [11, 403, 'PermissionError'],
    [14, 503, 'ServerError'],
    [15, 429, 'RateLimitError'],
    [201, 400, 'NotFoundError'],
    [208, 403, 'PermissionError'],
    [217, 400, 'NotFoundError'],
    [236, 402, 'TariffError'],
  ])('with code %i and HTTP %i is a %s, whatever the status', async (code, status, name) => {
    await expect(listMessages(json(refusal(code), status))).rejects.toMatchObject({ name, code, status });
    await expect(listMessages(json(refusal(code), 200))).rejects.toMatchObject({ name, code, status: 200 });
  });

  it('with a code added later is told by its HTTP status', async () => {
    await expect(listMessages(json(refusal(4711), 403))).rejects.toMatchObject({ name: 'PermissionError', code: 4711 });
  });
});
