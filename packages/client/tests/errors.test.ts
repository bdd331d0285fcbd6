import { inspect } from 'node:util';
import { listExamples } from '@trustline/openapi';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { isTrustlineError, TrustlineError } from '../src/error.ts';
import { createNavixyClient } from '../src/navixy.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, disconnected, fakeHash, fakeToken, json, type StubResponse, text } from './stub-fetch.ts';

const listMessages = (response: StubResponse) => {
  const { fetch } = createStubFetch(response);
  return createNavixyClient({ hash: fakeHash, fetch, retries: 0 }).listChatMessages({ tracker_id: 1 });
};
const getCall = (response: StubResponse) => {
  const { fetch } = createStubFetch(response);
  return createTrustCallerClient({ token: fakeToken, fetch, retries: 0 }).getCall({ id: 1 });
};
const callOf: Readonly<Record<ApiName, (response: StubResponse) => Promise<unknown>>> = {
  navixy: listMessages,
  trustcaller: getCall,
};

describe('a failure in the envelope of Navixy', () => {
  const errorResponse = (code: number) => ({ success: false, status: { code, description: 'No.' } });

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
  ])('with code %i is told by its code, with HTTP %i as with HTTP 200: %s', async (code, status, name) => {
    await expect(listMessages(json(errorResponse(code), status))).rejects.toMatchObject({ name, code, status });
    await expect(listMessages(json(errorResponse(code), 200))).rejects.toMatchObject({ name, code, status: 200 });
  });

  it('with a code added later is told by its HTTP status', async () => {
    await expect(listMessages(json(errorResponse(4711), 403))).rejects.toMatchObject({
      name: 'PermissionError',
      code: 4711,
    });
  });

  it('names the parameters at fault', async () => {
    const errors = [{ parameter: 'limit', error: 'is too big' }];
    const failure = listMessages(json({ ...errorResponse(7), errors }, 400));

    await expect(failure).rejects.toMatchObject({ fields: { limit: ['is too big'] } });
  });
});

describe('a failure of TrustCaller', () => {
  it.each([
    [401, 'AuthenticationError'],
    [403, 'PermissionError'],
    [404, 'NotFoundError'],
    [422, 'ValidationError'],
    [429, 'RateLimitError'],
    [500, 'ServerError'],
    [502, 'ServerError'],
  ])('with HTTP %i is a %s', async (status, name) => {
    await expect(getCall(json({ message: 'No.' }, status))).rejects.toMatchObject({ name, status });
  });

  it('names the fields at fault', async () => {
    const failure = getCall(json({ message: 'No.', errors: { number: ['is required'] } }, 422));

    await expect(failure).rejects.toMatchObject({ fields: { number: ['is required'] } });
  });
});

describe.each(apiNames)('every documented failure of %s', (api) => {
  const failures = listExamples(loadDocument(api)).filter(({ message }) => /^[45]/.test(message));

  it.each(failures)('$operationId $message $name is a typed error that keeps the response', async (placed) => {
    const status = Number(placed.message);
    const failure = callOf[api](json(placed.example.value, status));

    await expect(failure).rejects.toBeInstanceOf(TrustlineError);
    await expect(failure).rejects.not.toMatchObject({ name: 'InvalidResponseError' });
    await expect(failure).rejects.toMatchObject({ status, body: placed.example.value, attempts: 1 });
  });
});

describe.each(apiNames)('a response of %s outside the contract', (api) => {
  it.each([
    ['HTML with status 200', text('<html>Welcome</html>'), 'the response is not JSON'],
    ['an empty body', text(''), 'the response is empty'],
    ['a JSON text cut off', text('{"data": {"id": 1'), 'the response is not JSON'],
    ['null', json(null), 'response must fit type object'],
    ['a list', json([]), 'response must fit type object'],
    ['a redirect', text('', 302, { location: 'https://elsewhere.example/login' }), 'HTTP 302'],
    ['an error response that is HTML', text('<html>No</html>', 400), 'the response is not JSON'],
  ])('%s is an InvalidResponseError', async (_, response, message) => {
    const failure = callOf[api](response);

    await expect(failure).rejects.toMatchObject({ name: 'InvalidResponseError', attempts: 1 });
    await expect(failure).rejects.toThrow(message);
  });

  it('says where a field is wrong', async () => {
    const call = { success: true, list: [{ id: '7' }], data: { id: '7' } };

    await expect(callOf[api](json(call))).rejects.toThrow(/response\.(list\.0|data)\.id must fit type integer/);
  });
});

describe('an error', () => {
  it('is known across copies of the package', async () => {
    const foreign = Object.assign(new Error('other copy'), { [Symbol.for('@trustline/client')]: true });
    const own = await getCall(disconnected()).safe();

    expect(isTrustlineError(foreign)).toBe(true);
    expect(own.ok).toBe(false);
    expect(isTrustlineError(own.ok || own.error)).toBe(true);
    expect([new Error('other'), null, undefined, 'text', {}].some(isTrustlineError)).toBe(false);
  });

  it('keeps its cause', async () => {
    const cause = new TypeError('connection refused');
    const failure = getCall(() => Promise.reject(cause));

    await expect(failure).rejects.toMatchObject({
      name: 'ConnectionError',
      cause,
      operationId: 'getCall',
      method: 'GET',
    });
  });

  it('begins its stack with its name', async () => {
    const result = await getCall(disconnected()).safe();

    expect(result.ok || result.error.stack).toMatch(
      /^ConnectionError: getCall: no response: TypeError: connection refused/,
    );
  });

  it.each([
    ['in what fetch throws', disconnected(`bad header: Bearer ${fakeToken}`)],
    ['in an error response', json({ message: `unknown token ${fakeToken}` }, 401)],
    ['in a response outside the contract', json({ token: fakeToken }, 200, { 'x-token': fakeToken })],
  ])('never shows the credential %s', async (_, response) => {
    const result = await getCall(response).safe();
    const error = result.ok ? undefined : result.error;

    const shown = [`${error}`, inspect(error, { depth: 9 }), JSON.stringify(error), error?.message, error?.stack];

    expect(shown.join('\n')).not.toContain(fakeToken);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ operationId: 'getCall', attempts: 1 });
  });
});

describe('a client', () => {
  it('shows no credential', () => {
    const clients = [createNavixyClient({ hash: fakeHash }), createTrustCallerClient({ token: fakeToken })];
    const shown = clients.map((client) => inspect(client, { depth: 9, showHidden: true }) + JSON.stringify(client));

    expect(shown.join('\n')).not.toMatch(new RegExp(`${fakeHash}|demo-token`));
  });
});
