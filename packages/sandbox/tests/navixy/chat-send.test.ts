import { describe, expect, it } from 'vitest';
import { createTestSandbox } from '../setup/api.ts';

const tracker = 10_001;

describe('Tracker chat', () => {
  it('lists a message that was sent, exactly as it was sent', async () => {
    const { navixy } = createTestSandbox();
    const text = '  Zeile 1\nZeile 2\t"«😀👩‍🔧»" سلام \u0000 \\ ';

    const sent = await navixy('/tracker/chat/send', { tracker_id: tracker, message: text });
    const listed = await navixy('/tracker/chat/list', { tracker_id: tracker, ascending: false, limit: 1 });

    expect(sent.body).toMatchObject({ success: true });
    expect(listed.body).toMatchObject({ list: [{ text, type: 'OUTGOING', status: 'PENDING', update_time: null }] });
    expect([...sent.findings, ...listed.findings]).toEqual([]);
  });
});
