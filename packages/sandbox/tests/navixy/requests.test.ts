import { describe, expect, it } from 'vitest';
import { createTestSandbox } from '../setup/api.ts';

const tracker = 10_001;
const list = '/tracker/chat/list';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('Navixy requests', () => {
  it('get the same response as JSON, as a form and as a query', async () => {
    const { navixy } = createTestSandbox();
    const query = new URLSearchParams({ tracker_id: String(tracker), limit: '3', ascending: 'false' });

    const json = await navixy(list, { tracker_id: tracker, limit: 3, ascending: false });
    const asForm = await navixy(list, undefined, { headers: form, rawBody: String(query) });
    const asQuery = await navixy(`${list}?${query}`, undefined, { method: 'GET' });

    expect(json.status).toBe(200);
    expect(asForm.body).toEqual(json.body);
    expect(asQuery.body).toEqual(json.body);
  });

  it('carry an array in a form as JSON text', async () => {
    const { navixy } = createTestSandbox();
    const body = new URLSearchParams({ trackers: '[10001, 10002]', message: 'a b' });

    const response = await navixy('/tracker/chat/broadcast', undefined, { headers: form, rawBody: String(body) });

    expect(response).toMatchObject({ status: 200, findings: [], body: { sent_to: [10_001, 10_002] } });
  });

  it.for([
    ['JSON that ends early', 'application/json', '{"tracker_id":'],
    ['JSON nested beyond reading', 'application/json', '['.repeat(100_000)],
    ['a key that comes twice', 'application/json', '{"tracker_id":10001,"tracker_id":10002}'],
    ['a body of another type', 'text/plain', 'tracker_id=10001'],
    ['a body without a type', 'multipart/form-data', '--x'],
  ] as const)('with %s fail with code 5', async ([, contentType, rawBody]) => {
    const { navixy } = createTestSandbox();

    const response = await navixy(list, undefined, { headers: { 'content-type': contentType }, rawBody });

    expect(response).toMatchObject({ status: 400, findings: [], body: { status: { code: 5 } } });
  });

  it.for([
    ['tracker_id', { tracker_id: 'abc' }],
    ['tracker_id', { tracker_id: 0 }],
    ['tracker_id', {}],
    ['limit', { tracker_id: tracker, limit: 1025 }],
    ['from', { tracker_id: tracker, from: '2026-02-30 10:00:00' }],
    ['from', { tracker_id: tracker, from: '2026-05-16T10:00:00Z' }],
    ['ascending', { tracker_id: tracker, ascending: 1 }],
  ] as const)('with a wrong %s fail with code 7 that names it', async ([parameter, body]) => {
    const { navixy } = createTestSandbox();

    const response = await navixy(list, body);

    expect(response).toMatchObject({ status: 400, findings: [], body: { status: { code: 7 } } });
    expect(response.body).toHaveProperty('errors', expect.arrayContaining([expect.objectContaining({ parameter })]));
  });

  it('larger than the sandbox reads fail with HTTP 412 and code 9', async () => {
    const { navixy } = createTestSandbox();

    const body = await navixy(list, { tracker_id: tracker, filler: 'x'.repeat(1024 * 1024) });
    const address = await navixy(`${list}?filler=${'x'.repeat(9000)}`);

    expect(body).toMatchObject({ status: 412, findings: [], body: { status: { code: 9 } } });
    expect(address).toMatchObject({ status: 412, body: { status: { code: 9 } } });
  });

  it('to unknown paths fail with code 111, with another method with code 112', async () => {
    const { navixy } = createTestSandbox();

    const path = await navixy('/tracker/chat/nothing');
    const method = await navixy('/tracker/chat/send', undefined, { method: 'DELETE' });

    expect(path).toMatchObject({ status: 400, body: { success: false, status: { code: 111 } } });
    expect(method).toMatchObject({ status: 400, body: { success: false, status: { code: 112 } } });
  });

  it('beyond fifty a second fail with HTTP 429 and code 15 until the next second', async () => {
    const { navixy, wait } = createTestSandbox({ rateLimit: {} });

    const statuses = new Set<number>();
    for (let count = 0; count < 50; count += 1)
      statuses.add((await navixy(list, { tracker_id: tracker, limit: 1 })).status);
    const rejected = await navixy(list, { tracker_id: tracker });
    wait(1);
    const later = await navixy(list, { tracker_id: tracker, limit: 1 });

    expect([...statuses]).toEqual([200]);
    expect(rejected).toMatchObject({ status: 429, findings: [], body: { status: { code: 15 } } });
    expect(later.status).toBe(200);
  });
});
