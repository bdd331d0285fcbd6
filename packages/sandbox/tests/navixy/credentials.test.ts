import { describe, expect, it } from 'vitest';
import { type CallOptions, createTestSandbox, startTime } from '../setup/api.ts';

const own = '00000000000000000000000000000001';
const noChat = '00000000000000000000000000000003';
const nobody = 'f'.repeat(32);
const path = '/tracker/chat/unread/count';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('Navixy credentials', () => {
  it.for<[place: string, address: string, options: CallOptions, body?: object]>([
    ['a JSON body', path, { credential: null }, { hash: own }],
    ['a form', path, { credential: null, headers: form, rawBody: `hash=${own}` }],
    ['the query of a POST', `${path}?hash=${own}`, { credential: null }],
    ['the query of a GET', `${path}?hash=${own}`, { credential: null, method: 'GET' }],
    ['the Authorization header', path, { credential: own }],
    ['the Authorization header of a GET', path, { credential: own, method: 'GET' }],
  ])('are seen in %s', async ([, address, options, body = {}]) => {
    const { navixy } = createTestSandbox();

    const response = await navixy(address, body, options);

    expect(response).toMatchObject({ status: 200, findings: [] });
  });

  it.for([
    ['body before query', `${path}?hash=${noChat}`, { hash: own }, null],
    ['body before header', path, { hash: own }, noChat],
    ['query before header', `${path}?hash=${own}`, {}, noChat],
  ] as const)('are looked up in the %s', async ([, address, body, credential]) => {
    const { navixy } = createTestSandbox();

    const response = await navixy(address, body, { credential });

    expect(response.status).toBe(200);
  });

  it.for([
    ['without any', null, {}, 3],
    ['that are no 32 hexadecimal digits', 'xyz', {}, 3],
    ['that belong to nobody', nobody, {}, 4],
    ['that are no text', null, { hash: 7 }, 3],
    ['that are wrong in the body, although the header has a right one', own, { hash: nobody }, 4],
  ] as const)('%s fail with HTTP 400', async ([, credential, body, code]) => {
    const { navixy } = createTestSandbox();

    const response = await navixy(path, body, { credential });

    expect(response).toMatchObject({ status: 400, findings: [], body: { success: false, status: { code } } });
  });

  it('of a session end when it ends, those of an API key never', async () => {
    const { sandbox, navixy, wait } = createTestSandbox();
    const expiresAt = new Date(startTime + 30 * 86_400_000).toISOString();
    const credentials = [{ hash: own, expiresAt }, { hash: nobody }];
    const account = { id: 1, timeZone: 'UTC', users: [{ id: 1, credentials }], trackers: [{ id: 1 }], messages: [] };
    sandbox.load({ navixy: { accounts: [account] }, trustcaller: { accounts: [], testNumbers: [] } });

    const before = await navixy(path, {}, { credential: own });
    wait(30 * 86_400);
    const session = await navixy(path, {}, { credential: own });
    const apiKey = await navixy(path, {}, { credential: nobody });

    expect(before.status).toBe(200);
    expect(session.body).toMatchObject({ status: { code: 4 } });
    expect(apiKey.status).toBe(200);
  });

  it('of a sub-user without the right tracker_update may read but not update', async () => {
    const { navixy } = createTestSandbox();
    const readOnly = '00000000000000000000000000000002';

    const read = await navixy('/tracker/trusted_number/list', { tracker_id: 10_001 }, { credential: readOnly });
    const update = await navixy(
      '/tracker/trusted_number/update',
      { tracker_id: 10_001, list: [] },
      { credential: readOnly },
    );
    const after = await navixy('/tracker/trusted_number/list', { tracker_id: 10_001 });

    expect(read.status).toBe(200);
    expect(update).toMatchObject({ status: 403, findings: [], body: { status: { code: 13 } } });
    expect(after.body).toEqual(read.body);
  });
});
