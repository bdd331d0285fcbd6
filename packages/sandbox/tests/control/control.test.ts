import { readFileSync } from 'node:fs';
import { compileContract } from '@trustline/openapi-validator';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createTestSandbox } from '../setup/api.ts';

const contract = compileContract(parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')));

describe('The control', () => {
  it('responds every operation as its document says', async () => {
    const { control } = createTestSandbox();
    const fixture = { navixy: { accounts: [] }, trustcaller: { accounts: [], testNumbers: [] } };
    const calls: [method: string, path: string, status: number, body?: unknown][] = [
      ['POST', '/trackers/10001/messages', 201, { text: 'hello' }],
      ['POST', '/trackers/424242/messages', 404, { text: 'hello' }],
      ['POST', '/trackers/10001/messages', 422, {}],
      ['PUT', '/messages/424242/delivery', 404],
      ['POST', '/calls', 201, { number: '120486560001', caller: '4930123456' }],
      ['POST', '/calls', 404, { number: '4242', caller: '4930123456' }],
      ['PUT', '/calls/3/end', 201, { hangCause: 'USER_BUSY' }],
      ['PUT', '/calls/3/end', 404],
      ['PUT', '/test-numbers', 200, { testNumbers: [] }],
      ['GET', '/clock', 200],
      ['PATCH', '/clock', 200, { now: '2027-01-01T00:00:00Z', moveSeconds: 5, stopped: true }],
      ['PATCH', '/clock', 422, { now: 'tomorrow' }],
      ['GET', '/profile', 200],
      ['GET', '/faults', 200],
      ['GET', '/operations', 200],
      ['PUT', '/faults/active', 200, { id: 'list-calls.oldest-first' }],
      ['PUT', '/faults/active', 404, { id: 'nothing' }],
      ['DELETE', '/faults/active', 200],
      ['PUT', '/state', 422, { navixy: {} }],
      ['PUT', '/state', 200, fixture],
      ['POST', '/reset', 200, { messages: 3, seed: 7 }],
      ['POST', '/reset', 200],
    ];

    for (const [method, path, status, body] of calls) {
      const response = await control(method, path, body);
      const match = contract.findOperation(method, path);

      expect(response, `${method} ${path}`).toMatchObject({ status });
      expect(match.kind === 'found' && match.operation.checkResponse({ ...response, body: response.text })).toEqual([]);
    }
  });

  it('moves, stops and starts the clock all responses go by', async () => {
    const { control, navixy, wait } = createTestSandbox();
    await control('PATCH', '/clock', { now: '2027-01-01T00:00:00Z', stopped: true });
    wait(100);
    const stopped = await control('GET', '/clock');
    await control('PATCH', '/clock', { moveSeconds: 60, stopped: false });
    wait(5);

    await navixy('/tracker/chat/send', { tracker_id: 10_001, message: 'x' });
    const updates = await navixy('/tracker/chat/updated/list', { trackers: [10_001] });

    expect(stopped.body).toEqual({ now: '2027-01-01T00:00:00.000Z', stopped: true });
    expect(updates.body).toMatchObject({ value: { 10001: '2027-01-01 01:01:05' } });
  });

  it('changes nothing when a fixture contradicts itself', async () => {
    const { control, navixy } = createTestSandbox();
    const tracker = { id: 1 };
    const account = { id: 1, timeZone: 'UTC', users: [], trackers: [tracker, tracker], messages: [] };
    const before = await navixy('/tracker/chat/unread/count');

    const twice = await control('PUT', '/state', {
      navixy: { accounts: [account] },
      trustcaller: { accounts: [], testNumbers: [] },
    });
    const zone = { ...account, timeZone: 'Mars/Olympus', trackers: [] };
    const nowhere = await control('PUT', '/state', {
      navixy: { accounts: [zone] },
      trustcaller: { accounts: [], testNumbers: [] },
    });

    expect([twice.status, nowhere.status]).toEqual([422, 422]);
    expect((await navixy('/tracker/chat/unread/count')).body).toEqual(before.body);
  });

  it('has the catalogue of faults, and the one that is on', async () => {
    const { control } = createTestSandbox();
    await control('PUT', '/faults/active', { id: 'list-calls.oldest-first' });

    const response = await control('GET', '/faults');

    expect(response.body).toMatchObject({ active: 'list-calls.oldest-first', faults: expect.any(Array) });
    expect(Object(response.body).faults.length).toBeGreaterThanOrEqual(150);
  });
});
