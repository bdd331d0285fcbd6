import { describe, expect, it } from 'vitest';
import { createTestSandbox, itemsOf, numberOf } from '../setup/api.ts';

const tracker = 10_001;
const send = '/tracker/chat/send';
const list = '/tracker/chat/list';

describe('A message that is sent', () => {
  it.for([
    ['several scripts', 'Grüße Привет سلام שלום नमस्ते 你好 こんにちは 안녕'],
    ['emoji of several code points', '👩‍🔧👍🏽🏳️‍🌈'],
    ['newlines, tabs and spaces around', '  a\r\n\tb\n\n '],
    ['control characters', 'a\u0000b\u001bc\u007f'],
    ['what JSON and HTML escape', '"\\ </script> & \u2028'],
    ['combining characters', 'e\u0301 \u00e9'],
    ['20,000 characters', '𝔘'.repeat(20_000)],
    ['nothing', ''],
  ] as const)('comes back exactly: %s', async ([, text]) => {
    const { navixy } = createTestSandbox();

    const sent = await navixy(send, { tracker_id: tracker, message: text });
    const listed = await navixy(list, { tracker_id: tracker, ascending: false, limit: 1 });

    expect([sent.status, ...sent.findings, ...listed.findings]).toEqual([200]);
    expect(itemsOf(listed, 'list')).toMatchObject([
      { id: numberOf(sent, 'id'), text, type: 'OUTGOING', status: 'PENDING' },
    ]);
  });

  it.for([
    ['is too long', 'x'.repeat(20_001)],
    ['is null', null],
    ['is missing', undefined],
    ['is half a surrogate pair', '\ud83d'],
  ] as const)('is rejected and not stored when it %s', async ([, message]) => {
    const { navixy } = createTestSandbox();
    const before = await navixy(list, { tracker_id: tracker, ascending: false, limit: 1 });

    const response = await navixy(send, { tracker_id: tracker, message });

    const after = await navixy(list, { tracker_id: tracker, ascending: false, limit: 1 });
    expect(response).toMatchObject({ status: 400, findings: [], body: { status: { code: 7 } } });
    expect(after.body).toEqual(before.body);
  });

  it('does not raise the unread count, a message of the device does', async () => {
    const { navixy, sandbox } = createTestSandbox();
    const count = async () =>
      Reflect.get(Object(Object((await navixy('/tracker/chat/unread/count')).body).value), tracker);
    const before = await count();

    await navixy(send, { tracker_id: tracker, message: 'x' });
    const afterSending = await count();
    sandbox.events.deviceSends(tracker, 'y');

    expect(afterSending).toBe(before);
    expect(await count()).toBe(before + 1);
  });

  it('moves the time of the last message of its tracker', async () => {
    const { navixy, wait } = createTestSandbox();
    wait(3600);

    await navixy(send, { tracker_id: tracker, message: 'x' });
    const response = await navixy('/tracker/chat/updated/list', { trackers: [tracker] });

    expect(response).toMatchObject({ findings: [], body: { value: { [tracker]: '2026-05-16 12:00:00' } } });
  });
});
