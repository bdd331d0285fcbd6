import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestSandbox } from '../setup/api.ts';
import { startProcess, temporaryFolder } from '../setup/process.ts';

const demo = ['00000000000000000000000000000001', 'sandbox-demo-token-full', 'sandbox-demo-token-foreign'];

describe('Secrets', () => {
  it('never reach the data file, which holds digests only', async () => {
    const folder = await temporaryFolder();
    const { trustcaller, navixy } = createTestSandbox({ data: join(folder, 'sandbox.db') });
    const created = await trustcaller('POST', '/auth/keys', { body: { name: 'marker-of-this-test' } });
    await navixy('/tracker/chat/send', { tracker_id: 10_001, message: 'x' });

    const stored = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');

    expect(stored).toContain('marker-of-this-test');
    for (const secret of [...demo, String(Object(created.body).token).split('|')[1]])
      expect(stored).not.toContain(secret);
  });

  it('and texts are neither printed nor repeated in error responses', async () => {
    const { origin, said } = await startProcess('--trustcaller-rate-limit', '0');
    const printed = said();
    const secret = '0123456789abcdef0123456789abcdef';
    const post = async (path: string, authorization: string, body: string): Promise<string> => {
      const headers = { 'content-type': 'application/json', authorization };
      return (await fetch(`${origin}${path}`, { method: 'POST', headers, body })).text();
    };

    const responses = await Promise.all([
      post('/v2/tracker/chat/send', `NVX ${secret}`, '{"tracker_id":10001,"message":"whispered"}'),
      post('/v2/tracker/chat/send', `NVX ${demo[0]}`, '{"tracker_id":"x","message":"whispered"}'),
      post('/v2/tracker/chat/send', `NVX ${demo[0]}`, '{"message":"whispered"'),
      post('/api/v1/auth/keys', `Bearer 1|${secret}`, '{"name":"whispered"}'),
      post('/api/v1/auth/keys', `Bearer 1|${demo[1]}`, '{"name":["whispered"]}'),
    ]);

    expect(said()).toBe(printed);
    for (const response of responses) {
      expect(response).not.toContain(secret);
      expect(response).not.toContain(demo[0]);
      expect(response).not.toContain('whispered');
    }
  });
});
