import { readJson } from '@trustline/openapi-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basePathFor, createSandbox } from '../../src/index.ts';
import { check } from '../setup/api.ts';
import { type MalformedRequest, malformedRequests } from '../setup/malformed.ts';

const requests = 20_000;

describe('Malformed requests', () => {
  it('get a response within the contract, never 5xx', { timeout: 300_000 }, async () => {
    const errors: unknown[] = [];
    const sandbox = createSandbox({ rateLimit: { navixy: 0, trustcaller: 0 }, onError: (error) => errors.push(error) });
    const { navixy, trustcaller } = sandbox.profile();
    const credentials = { navixy: `NVX ${navixy.hash}`, trustcaller: `Bearer ${trustcaller.token}` };
    const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.info(`${requests} malformed requests, seed ${seed}`);

    await fc.assert(
      fc.asyncProperty(malformedRequests(credentials), async (request) => {
        const response = await sandbox.fetch(toRequest(request));
        const body = await response.text();

        expect(response.status).toBeLessThan(500);
        expect(problems(request, response, body)).toEqual([]);
      }),
      { numRuns: requests, seed },
    );

    expect(errors).toEqual([]);
  });
});

function toRequest({ api, method, path, headers, body }: MalformedRequest): Request {
  const init = { method, headers, ...(body === undefined ? {} : { body: Buffer.from(body) }) };
  return new Request(`http://sandbox.test${basePathFor(api)}${path}`, init);
}

function problems({ api, method, path }: MalformedRequest, { status, headers }: Response, body: string): unknown[] {
  // The address is normalised on its way, so a path with dots may lead out of the API.
  const sent = new URL(`http://sandbox.test${basePathFor(api)}${path}`).pathname;
  if (!sent.startsWith(basePathFor(api))) return status === 404 ? [] : [`${sent}: ${status}`];
  const upper = method === 'get' ? 'GET' : method;
  if (upper === 'HEAD') return [];
  const found = check(api, upper, sent.slice(basePathFor(api).length), { status, headers, body });
  return [...found, ...readJson(body, 'body').findings, ...(looksLikeResponse(api, body) ? [] : [body])];
}

function looksLikeResponse(api: 'navixy' | 'trustcaller', body: string): boolean {
  const value: object = JSON.parse(body);
  return api === 'navixy' ? 'success' in value : 'message' in value || 'data' in value || 'call_received' in value;
}
