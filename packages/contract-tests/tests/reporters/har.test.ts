import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/engine/result.ts';
import { writeHar } from '../../src/reporters/har.ts';
import { makeApi, makeExchange, makeRun } from './sample-run.ts';

function read(exchanges: readonly Exchange[]) {
  return JSON.parse(writeHar(makeRun([makeApi('trustcaller', { exchanges })]))).log;
}

describe('HAR', () => {
  it('the archive says its version and who wrote it', () => {
    expect(read([])).toEqual({
      version: '1.2',
      creator: { name: 'trustline-contract', version: '0.1.0' },
      entries: [],
    });
  });

  it('an exchange is an entry with its request, query, response and sizes in bytes', () => {
    const body = '{"text":"größer 😀"}';
    const request = {
      method: 'POST',
      url: 'http://127.0.0.1:4020/calls?per_page=2&from=2026-11-01',
      headers: [['content-type', 'application/json'] as const],
      body: '{"ü":1}',
    };
    const response = { status: 201, headers: [['Content-Type', 'application/json'] as const], body };
    const [entry] = read([makeExchange({ request, response })]).entries;

    expect(entry).toMatchObject({
      startedDateTime: '2026-11-21T09:05:12.000Z',
      time: 12,
      timings: { send: 0, wait: 12, receive: 0 },
      cache: {},
      request: {
        method: 'POST',
        queryString: [
          { name: 'per_page', value: '2' },
          { name: 'from', value: '2026-11-01' },
        ],
        postData: { mimeType: 'application/json', text: '{"ü":1}' },
        bodySize: 8,
      },
      response: {
        status: 201,
        statusText: 'Created',
        content: { size: 24, mimeType: 'application/json', text: body },
      },
    });
  });

  it('a header that comes twice stands twice', () => {
    const headers = [['Vary', 'Origin'] as const, ['Vary', 'Accept'] as const];
    const [entry] = read([makeExchange({ response: { status: 200, headers, body: '' } })]).entries;

    expect(entry.response.headers).toEqual([
      { name: 'Vary', value: 'Origin' },
      { name: 'Vary', value: 'Accept' },
    ]);
  });

  it('a request without a response has the status 0 and says why', () => {
    const [entry] = read([makeExchange({ response: null, failure: 'connection rejected' })]).entries;

    expect(entry).toMatchObject({ comment: 'connection rejected', response: { status: 0 } });
  });

  it('every response of a run is kept whole', () => {
    const body = JSON.stringify('x'.repeat(500_000));
    const [entry] = read([makeExchange({ response: { status: 200, headers: [], body } })]).entries;

    expect(entry.response.content.text).toBe(body);
  });
});
