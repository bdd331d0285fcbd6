import { describe, expect, it } from 'vitest';
import { createTestSandbox, itemsOf } from '../setup/api.ts';

const tracker = 10_001;
const path = '/tracker/chat/list';
const day = 86_400;

// The demo account is in Berlin, where the test sandbox's clock shows 2026-05-16 11:00:00.
const now = '2026-05-16 11:00:00';
const weekAgo = '2026-05-09 11:00:00';

describe('The chat of a tracker', () => {
  it('lists the last seven days up to now, from the first message to the last, 1024 at most', async () => {
    const { navixy } = createTestSandbox();

    const response = await navixy(path, { tracker_id: tracker });

    const times = itemsOf(response, 'list').map((item) => String(item.submit_time));
    expect(response).toMatchObject({ status: 200, findings: [] });
    expect(times).toHaveLength(1024);
    expect(times).toEqual(times.toSorted());
    expect(times.every((time) => time >= weekAgo && time <= now)).toBe(true);
  });

  it('turns round with ascending false', async () => {
    const { navixy } = createTestSandbox();

    const response = await navixy(path, { tracker_id: tracker, ascending: false, limit: 200 });

    const ids = itemsOf(response, 'list').map(({ id }) => Number(id));
    expect(ids).toHaveLength(200);
    expect(ids).toEqual(ids.toSorted((left, right) => right - left));
  });

  it('includes the messages at both ends of a window', async () => {
    const { navixy } = createTestSandbox();
    const all = itemsOf(await navixy(path, { tracker_id: tracker, limit: 50 }), 'list');
    const [from, to] = [all[10]?.submit_time, all[20]?.submit_time];

    const response = await navixy(path, { tracker_id: tracker, from, to });

    expect(itemsOf(response, 'list').map(({ id }) => id)).toEqual(all.slice(10, 21).map(({ id }) => id));
  });

  it('reaches back beyond seven days when from asks for it', async () => {
    const { navixy } = createTestSandbox();

    const response = await navixy(path, { tracker_id: tracker, from: '2026-03-01 00:00:00', to: weekAgo });

    expect(itemsOf(response, 'list').length).toBeGreaterThan(100);
  });

  it('is empty when the window ends before it starts', async () => {
    const { navixy } = createTestSandbox();

    const response = await navixy(path, { tracker_id: tracker, from: now, to: weekAgo });

    expect(response).toMatchObject({ status: 200, body: { list: [] } });
  });

  it.for([
    ['with iso_datetime', { iso_datetime: true }, {}],
    ['with the header NVX-ISO-DateTime', {}, { 'nvx-iso-datetime': 'true' }],
  ] as const)('names the same moments as ISO 8601 %s', async ([, more, headers]) => {
    const { navixy } = createTestSandbox();
    const vendor = itemsOf(await navixy(path, { tracker_id: tracker, limit: 5 }), 'list');

    const response = await navixy(path, { tracker_id: tracker, limit: 5, ...more }, { headers });

    expect(response.findings).toEqual([]);
    expect(itemsOf(response, 'list').map((item) => item.submit_time)).toEqual(
      vendor.map((item) => `${String(item.submit_time).replace(' ', 'T')}+02:00`),
    );
  });

  it('shows the delivery that a device confirmed', async () => {
    const { navixy, sandbox, wait } = createTestSandbox();
    const sent = await navixy('/tracker/chat/send', { tracker_id: tracker, message: 'x' });
    wait(5);
    sandbox.events.deviceConfirms(Number(Reflect.get(Object(sent.body), 'id')));

    const response = await navixy(path, { tracker_id: tracker, ascending: false, limit: 1 });

    const [message] = itemsOf(response, 'list');
    expect(message).toMatchObject({ status: 'DELIVERED', submit_time: now, update_time: '2026-05-16 11:00:05' });
  });

  it('keeps its order and its window when the clocks of the account go back an hour', async () => {
    const { navixy, sandbox } = createTestSandbox();
    for (const instant of ['2026-10-25T00:30:00Z', '2026-10-25T01:10:00Z', '2026-10-25T02:30:00Z']) {
      sandbox.clock.set(Date.parse(instant));
      sandbox.events.deviceSends(tracker, instant);
    }

    const response = await navixy(path, {
      tracker_id: tracker,
      from: '2026-10-25 02:00:00',
      to: '2026-10-25 02:59:59',
    });

    expect(itemsOf(response, 'list').map(({ text }) => text)).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T01:10:00Z']);
  });

  it.for([
    [10_004, 403, 208],
    [10_005, 400, 214],
    [10_006, 402, 236],
    [20_001, 400, 201],
    [424_242, 400, 201],
  ] as const)('of tracker %i fails with HTTP %i and code %i, as is sending to it', async ([id, status, code]) => {
    const { navixy } = createTestSandbox();

    const listed = await navixy(path, { tracker_id: id });
    const sent = await navixy('/tracker/chat/send', { tracker_id: id, message: 'x' });

    for (const response of [listed, sent]) {
      expect(response).toMatchObject({ status, findings: [], body: { success: false, status: { code } } });
    }
  });

  it('stays open when the clock moves on', async () => {
    const { navixy, wait } = createTestSandbox();
    wait(8 * day);

    const response = await navixy(path, { tracker_id: tracker });

    expect(response).toMatchObject({ status: 200, body: { list: [] } });
  });
});
