import { describe, expect, it } from 'vitest';
import { createTestSandbox, type TestSandbox } from '../setup/api.ts';

const markRead = '/tracker/chat/mark_read';
const markAllRead = '/tracker/chat/mark_read_all';

async function counts({ navixy }: TestSandbox): Promise<Record<string, number>> {
  const response = await navixy('/tracker/chat/unread/count');
  expect(response).toMatchObject({ status: 200, findings: [] });
  return Object(response.body).value;
}

describe('Unread messages', () => {
  it('are fewer by one when one is marked, by several when several are', async () => {
    const subject = createTestSandbox();
    const ids = ['a', 'b', 'c'].map((text) => subject.sandbox.events.deviceSends(10_001, text));
    const before = await counts(subject);

    await subject.navixy(markRead, { message_id: ids[0] });
    const afterOne = await counts(subject);
    await subject.navixy(markRead, { message_ids: ids });
    const afterAll = await counts(subject);
    await subject.navixy(markRead, { message_ids: ids });

    expect(afterOne).toEqual({ ...before, 10001: Number(before[10_001]) - 1 });
    expect(afterAll).toEqual({ ...before, 10001: Number(before[10_001]) - 3 });
    expect(await counts(subject)).toEqual(afterAll);
  });

  it('are marked by the GET form as well', async () => {
    const subject = createTestSandbox();
    const ids = ['a', 'b'].map((text) => subject.sandbox.events.deviceSends(10_001, text));
    const before = await counts(subject);

    const marked = await subject.navixy(
      `${markRead}?message_ids=${encodeURIComponent(JSON.stringify(ids))}`,
      undefined,
      { method: 'GET' },
    );

    expect(marked).toMatchObject({ status: 200, findings: [] });
    expect(await counts(subject)).toEqual({ ...before, 10001: Number(before[10_001]) - 2 });
  });

  it('are marked for the given trackers only, without trackers for all', async () => {
    const subject = createTestSandbox();
    const before = await counts(subject);

    await subject.navixy(markAllRead, { trackers: [10_001] });
    const afterOne = await counts(subject);
    await subject.navixy(markAllRead, {});

    expect(before).toMatchObject({ 10001: expect.any(Number), 10002: expect.any(Number) });
    expect(afterOne).toEqual({ ...before, 10001: 0 });
    expect(Object.values(await counts(subject)).every((count) => count === 0)).toBe(true);
  });

  it.for([
    ['one that does not exist', markRead, { message_id: 424_242 }],
    ['one of several that does not exist', markRead, { message_ids: [1, 424_242] }],
    ["another account's", markRead, { message_id: 3001 }],
    ['those of an unknown tracker', markAllRead, { trackers: [10_001, 424_242] }],
    ["those of another account's tracker", markAllRead, { trackers: [20_001] }],
    ['those of a blocked tracker', markAllRead, { trackers: [10_004] }],
  ] as const)('stay unread when %s is to be marked', async ([, path, body]) => {
    const subject = createTestSandbox();
    const before = await counts(subject);

    const response = await subject.navixy(path, body);

    expect(response).toMatchObject({ status: 400, findings: [], body: { status: { code: 201 } } });
    expect(await counts(subject)).toEqual(before);
  });

  it('cannot be counted by an account whose tariffs have no chat', async () => {
    const { navixy } = createTestSandbox();

    const response = await navixy('/tracker/chat/unread/count', {}, { credential: '00000000000000000000000000000003' });

    expect(response).toMatchObject({ status: 402, findings: [], body: { status: { code: 236 } } });
  });
});
