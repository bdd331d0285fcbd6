import { describe, expect, it } from 'vitest';
import { createTestSandbox } from '../setup/api.ts';

const list = '/tracker/trusted_number/list';
const update = '/tracker/trusted_number/update';

describe('Trusted numbers', () => {
  it('are replaced as a whole, for one tracker only', async () => {
    const { navixy } = createTestSandbox();
    const other = await navixy(list, { tracker_id: 10_002 });

    const updated = await navixy(update, { tracker_id: 10_001, list: ['1234567890', '123456789012345'] });

    expect(updated).toMatchObject({ status: 200, findings: [], body: { success: true } });
    expect((await navixy(list, { tracker_id: 10_001 })).body).toEqual({
      success: true,
      list: ['1234567890', '123456789012345'],
    });
    expect((await navixy(list, { tracker_id: 10_002 })).body).toEqual(other.body);
  });

  it('are cleared by the empty list', async () => {
    const { navixy } = createTestSandbox();

    await navixy(update, { tracker_id: 10_001, list: [] });

    expect((await navixy(list, { tracker_id: 10_001 })).body).toEqual({ success: true, list: [] });
  });

  it.for([
    ['9 digits', ['123456789']],
    ['16 digits', ['1234567890123456']],
    ['a plus sign', ['+12345678901']],
    ['an integer', [12_345_678_901]],
    ['no list', undefined],
  ] as const)('stay as they are when an update with %s is rejected', async ([, numbers]) => {
    const { navixy } = createTestSandbox();
    const before = await navixy(list, { tracker_id: 10_001 });

    const response = await navixy(update, { tracker_id: 10_001, list: numbers });

    expect(response).toMatchObject({ status: 400, findings: [], body: { status: { code: 7 } } });
    expect((await navixy(list, { tracker_id: 10_001 })).body).toEqual(before.body);
  });

  it.for([
    ['blocked', 10_004, 403, 208],
    ["another account's", 20_001, 400, 201],
    ['unknown', 424_242, 400, 201],
  ] as const)('of a tracker that is %s can be neither listed nor replaced', async ([, id, status, code]) => {
    const { navixy } = createTestSandbox();

    const responses = [await navixy(list, { tracker_id: id }), await navixy(update, { tracker_id: id, list: [] })];

    for (const response of responses)
      expect(response).toMatchObject({ status, findings: [], body: { status: { code } } });
  });
});
