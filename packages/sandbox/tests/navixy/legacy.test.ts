import { listLegacyExamples } from '@trustline/openapi';
import { loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { createTestSandbox } from '../setup/api.ts';

// The pages' own ids belong to nobody here, so each is replaced by one of the demo account, in quotes as on the page.
const own: Readonly<Record<string, string>> = { tracker_id: '10001', message_id: '3000', trackers: '[10001, 10002]' };
const documented = listLegacyExamples(loadDocument('navixy'));

describe('A request of an older page', () => {
  it.for(documented.map(({ name, operation, example }) => [name, operation.path, example] as const))(
    '%s is accepted and named as legacy',
    async ([, path, example]) => {
      const { navixy } = createTestSandbox();
      const { hash: _hash, ...fields } = Object(example.value);
      const body = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, own[name] ?? value]));

      const response = await navixy(path, body);

      expect(response).toMatchObject({ status: 200, findings: [] });
      expect(response.headers.get('trustline-legacy')).toMatch(/^quoted /);
    },
  );

  it('may end with a slash, and may be a GET for every operation', async () => {
    const { navixy } = createTestSandbox();

    const slash = await navixy('/tracker/chat/updated/list/', { trackers: [10_001] });
    const get = await navixy('/tracker/chat/updated/list?trackers=[10001]', {}, { method: 'GET' });
    const both = await navixy('/tracker/chat/send/?tracker_id=10001&message=Hello', {}, { method: 'GET' });

    expect([slash, get, both].map(({ status, headers }) => [status, headers.get('trustline-legacy')])).toEqual([
      [200, 'trailing-slash'],
      [200, 'get'],
      [200, 'trailing-slash, get'],
    ]);
  });

  it('that lacks its tracker is rejected all the same, and one of today is not named', async () => {
    const { navixy } = createTestSandbox();

    const lacking = await navixy('/tracker/trusted_number/list', {});
    const today = await navixy('/tracker/trusted_number/list', { tracker_id: 10_001 });

    expect(lacking).toMatchObject({
      status: 400,
      body: { status: { code: 7 }, errors: [{ parameter: 'tracker_id' }] },
    });
    expect([today.status, today.headers.get('trustline-legacy')]).toEqual([200, null]);
  });
});
