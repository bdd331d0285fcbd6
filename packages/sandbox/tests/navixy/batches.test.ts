import { describe, expect, it } from 'vitest';
import { createTestSandbox, itemsOf } from '../setup/api.ts';

const broadcast = '/tracker/chat/broadcast';
const updated = '/tracker/chat/updated/list';

describe('A list of trackers', () => {
  it('is parted into those reached and those whose device has no chat', async () => {
    const { navixy } = createTestSandbox();

    const response = await navixy(broadcast, { trackers: [10_002, 10_005, 10_001, 10_002], message: 'all' });

    const listed = await navixy('/tracker/chat/list', { tracker_id: 10_002, ascending: false, limit: 2 });
    expect(response).toMatchObject({ findings: [], body: { sent_to: [10_002, 10_001], not_sent_to: [10_005] } });
    expect(itemsOf(listed, 'list').map(({ text }) => text === 'all')).toEqual([true, false]);
  });

  it.for([
    ['unknown', 424_242],
    ["another account's", 20_001],
    ['blocked', 10_004],
    ['not in a tariff with chat', 10_006],
  ] as const)('with a tracker that is %s fails with code 217 and sends nothing', async ([, id]) => {
    const { navixy } = createTestSandbox();
    const before = await navixy('/tracker/chat/list', { tracker_id: 10_001, ascending: false, limit: 1 });

    const sent = await navixy(broadcast, { trackers: [10_001, id], message: 'x' });
    const times = await navixy(updated, { trackers: [10_001, id] });

    const after = await navixy('/tracker/chat/list', { tracker_id: 10_001, ascending: false, limit: 1 });
    for (const response of [sent, times]) {
      expect(response).toMatchObject({ status: 400, findings: [], body: { status: { code: 217 } } });
    }
    expect(after.body).toEqual(before.body);
  });

  it('of more than 300 trackers is rejected, of 300 accepted', async () => {
    const { navixy } = createTestSandbox();
    const trackers = Array.from({ length: 300 }, () => 10_001);

    const most = await navixy(updated, { trackers });
    const more = await navixy(updated, { trackers: [...trackers, 10_002] });
    const sent = await navixy(broadcast, { trackers: [...trackers, 10_002], message: 'x' });

    expect(most.status).toBe(200);
    expect([more.status, sent.status]).toEqual([400, 400]);
  });

  it('omits trackers without messages when their last times are asked for', async () => {
    const { navixy } = createTestSandbox({ demo: { messages: 0 } });

    const response = await navixy(updated, { trackers: [10_001] });

    expect(response).toMatchObject({ status: 200, findings: [], body: { value: {} } });
  });

  it("fails with code 221 while the dealer's device limit is exceeded", async () => {
    const { navixy, sandbox } = createTestSandbox();
    const users = [{ id: 1, credentials: [{ hash: '00000000000000000000000000000001' }] }];
    const account = { id: 1, timeZone: 'UTC', deviceLimitExceeded: true, users, trackers: [{ id: 1 }], messages: [] };
    sandbox.load({ navixy: { accounts: [account] }, trustcaller: { accounts: [], testNumbers: [] } });

    const response = await navixy(broadcast, { trackers: [1], message: 'x' });

    expect(response).toMatchObject({ status: 403, findings: [], body: { status: { code: 221 } } });
  });
});
