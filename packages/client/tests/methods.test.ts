import { listExamples, listSampleRequests } from '@trustline/openapi';
import { compileContract } from '@trustline/openapi-validator';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { createNavixyClient, createNavixyHttpClient } from '../src/navixy.ts';
import type { Fetch } from '../src/options.ts';
import { createTrustCallerClient, createTrustCallerHttpClient } from '../src/trustcaller.ts';
import { createStubFetch, fakeHash, fakeToken, json, type SentRequest } from './stub-fetch.ts';

const createClient: Readonly<Record<ApiName, (fetch: Fetch) => object>> = {
  navixy: (fetch) => createNavixyClient({ hash: fakeHash, fetch }),
  trustcaller: (fetch) => createTrustCallerClient({ token: fakeToken, fetch }),
};
const createHttpClient: Readonly<Record<ApiName, (fetch: Fetch) => { GET: unknown; POST: unknown; DELETE: unknown }>> =
  {
    navixy: (fetch) => createNavixyHttpClient({ hash: fakeHash, fetch }),
    trustcaller: (fetch) => createTrustCallerHttpClient({ token: fakeToken, fetch }),
  };

/** Calls a method by the name a document gives it. */
function callMethod(methods: object, name: string, ...input: unknown[]): unknown {
  const method: unknown = Reflect.get(methods, name);
  if (typeof method !== 'function') throw new Error(`There is no ${name}.`);
  return method(...input);
}

describe.each(apiNames)('%s', (api) => {
  const contract = compileContract(loadDocument(api));
  const baseUrl = contract.document.servers[0]?.url ?? '';
  const successes = listExamples(contract.document).filter(({ message }) => message.startsWith('2'));
  const samples = listSampleRequests(contract.document).filter(({ mediaType }) => /json|^null$/.test(`${mediaType}`));
  const methods = Object.keys(createClient[api](createStubFetch().fetch));
  const respond = (operationId: string) => {
    const example = successes.find((one) => one.operationId === operationId);
    return createStubFetch(json(example?.example.value, Number(example?.message)));
  };

  /** What the document says against a request that was sent for an operation. */
  function validate(operationId: string, [request]: SentRequest[]) {
    if (!request) throw new Error('Nothing was sent.');
    const match = contract.findOperation(request.method, request.url.href.slice(baseUrl.length).split('?')[0] ?? '');
    if (match.kind !== 'found') throw new Error(`${request.url} is no operation.`);
    expect(match.operation.operationId).toBe(operationId);
    expect(request.headers.get('accept')).toBe('application/json');
    const { url, headers, body } = request;
    const { pathParameters } = match;
    return match.operation.checkRequest({ pathParameters, query: url.searchParams, headers, body });
  }

  it('has a method for each operation but the forms by GET of what POST does', () => {
    const missing = contract.operations.filter(({ operationId }) => !methods.includes(operationId));

    expect(methods.filter((name) => contract.operations.every(({ operationId }) => operationId !== name))).toEqual([]);
    for (const { method, path } of missing) {
      expect(method).toBe('get');
      expect(contract.document.paths[path]).toHaveProperty('post');
    }
  });

  it.each(samples.filter(({ operationId }) => methods.includes(operationId)))(
    '$operationId sends the request of the example $name as the document says',
    async ({ operationId, input }) => {
      const { fetch, sent } = respond(operationId);

      await callMethod(createClient[api](fetch), operationId, input);

      expect(validate(operationId, sent)).toEqual([]);
    },
  );

  it.each(samples)('the HTTP client sends $method $path ($name) as the document says', async (sample) => {
    const { operationId, method, query, input, body } = sample;
    const { fetch, sent } = respond(operationId);
    const { path = '' } = contract.operations.find((operation) => operation.operationId === operationId) ?? {};

    const result = await callMethod(createHttpClient[api](fetch), method, path, {
      params: { query: Object.keys(query).length > 0 ? input : {}, path: input },
      ...(body && { body }),
    });

    expect(validate(operationId, sent)).toEqual([]);
    expect(result).toMatchObject({ data: successes.find((one) => one.operationId === operationId)?.example.value });
  });

  it.each(successes.filter(({ operationId }) => methods.includes(operationId)))(
    '$operationId returns the documented response $name',
    async ({ operationId, message, example }) => {
      const { fetch } = createStubFetch(json(example.value, Number(message)));
      const { input } = samples.find((sample) => sample.operationId === operationId) ?? {};

      expect(await callMethod(createClient[api](fetch), operationId, input)).toEqual(example.value);
    },
  );
});
