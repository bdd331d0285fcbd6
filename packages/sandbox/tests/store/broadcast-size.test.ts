import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTestSandbox, itemsOf } from '../setup/api.ts';
import { temporaryFolder } from '../setup/process.ts';

it('A broadcast stores its text once, however many trackers it goes to', async () => {
  const data = join(await temporaryFolder(), 'sandbox.db');
  const { navixy, sandbox } = createTestSandbox({ data, demo: { messages: 0, calls: 0 } });
  const trackers = [10_001, 10_002, 10_003];
  const text = (index: number) => `${index} ${'x'.repeat(19_990)}`;
  for (let index = 0; index < 50; index += 1) {
    await navixy('/tracker/chat/broadcast', { trackers, message: text(index) });
  }

  const lists = await Promise.all(trackers.map((id) => navixy('/tracker/chat/list', { tracker_id: id })));
  sandbox.close();

  for (const list of lists)
    expect(itemsOf(list, 'list').map((item) => item.text)).toEqual(
      Array.from({ length: 50 }, (_, index) => text(index)),
    );
  expect(statSync(data).size).toBeLessThan(2 * 50 * 20_000);
});
