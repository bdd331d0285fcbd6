import { listSampleRequests } from '@trustline/openapi';
import { compileContract } from '@trustline/openapi-validator';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect } from 'vitest';
import type { Listening } from '../src/index.ts';
import { test } from './mocks.ts';
import { type Change, send } from './send.ts';

const errorStatus = { navixy: 400, trustcaller: 422 };

describe.each(apiNames)('%s mock rejects in the words of the vendor', (api) => {
  const document = loadDocument(api);
  const { operations } = compileContract(document);
  const samples = listSampleRequests(document);
  let mock: Listening;
  test.beforeAll(({ mocks }) => {
    mock = mocks[api];
  });

  const fail = async (sample: (typeof samples)[number], change: Change) => {
    const response = await send(api, mock.url, sample, change);
    const body = await response.text();
    const operation = operations.find(({ operationId }) => operationId === sample.operationId);
    expect(operation?.checkResponse({ status: response.status, headers: response.headers, body })).toEqual([]);
    return { status: response.status, body: JSON.parse(body), why: response.headers.get('sl-violations') };
  };
  const withJson = samples.filter(({ mediaType }) => mediaType === 'application/json');
  const titled = (list: typeof samples) => list.map((sample) => [sample.operationId, sample.name, sample] as const);

  test.each(titled(withJson))('%s: a body cut off (%s)', async (_id, _name, sample) => {
    const { status, body } = await fail(sample, { body: JSON.stringify(sample.body).slice(0, -1) });

    expect(status).toBe(errorStatus[api]);
    if (api === 'navixy') expect(body.status.code).toBe(5);
  });

  const required = withJson.filter(({ body }) => Object.keys(body ?? {}).length > 0);
  test.each(titled(required))('%s: every field an object (%s)', async (_id, _name, sample) => {
    const wrong = Object.fromEntries(Object.keys(sample.body ?? {}).map((name) => [name, {}]));
    const { status, body, why } = await fail(sample, { body: JSON.stringify(wrong) });

    expect(status).toBe(errorStatus[api]);
    if (api === 'navixy') expect([body.status.code, body.errors.length > 0]).toEqual([7, true]);
    for (const name of Object.keys(wrong)) expect(why).toContain(name);
  });

  const withBody = samples.filter(({ mediaType }) => mediaType !== null);
  test.each(titled(withBody))('%s: a media type it does not know (%s)', async (_id, _name, sample) => {
    const { status } = await fail(sample, { contentType: 'text/plain' });

    expect(status).toBe(errorStatus[api]);
  });

  const withQuery = samples.filter(({ query }) => Object.keys(query).length > 0);
  test.each(titled(withQuery))('%s: a query of the wrong type (%s)', async (_id, _name, sample) => {
    const wrong = Object.fromEntries(Object.keys(sample.query).map((name) => [name, 'no such value']));
    const { status } = await fail(sample, { query: wrong });

    expect(status).toBe(errorStatus[api]);
  });

  test.each(titled(samples))('%s: no credential (%s)', async (_id, _name, sample) => {
    const { status, body } = await fail(sample, { authorization: null });

    expect(status).toBe(api === 'navixy' ? 400 : 401);
    if (api === 'navixy') expect(body.status.code).toBe(3);
  });
});
