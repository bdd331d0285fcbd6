import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSandbox, type Sandbox, serve } from '../../src/index.ts';

async function startServer(): Promise<{ sandbox: Sandbox; call: (...call: Call) => Promise<[number, unknown]> }> {
  const sandbox = createSandbox({ demo: { messages: 0, calls: 0 } });
  const server = await serve(sandbox);
  onTestFinished(() => server.close());
  const call = async (method: string, path: string, body?: unknown): Promise<[number, unknown]> => {
    const response = await fetch(`${server.origin}/_sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return [response.status, await response.json()];
  };
  return { sandbox, call };
}

type Call = [method: string, path: string, body?: unknown];

describe('The control', () => {
  it('returns 500 with a sentence for an error it did not expect, and lives on', async () => {
    const { sandbox, call } = await startServer();
    vi.spyOn(sandbox.clock, 'move').mockImplementation(() => {
      throw new RangeError('Invalid time value');
    });

    const failed = await call('PATCH', '/clock', { moveSeconds: 1 });
    const [status] = await call('GET', '/clock');

    expect(failed).toEqual([500, { message: expect.stringMatching(/^The sandbox met an error .*\.$/) }]);
    expect(status).toBe(200);
  });

  it('returns 422 for a test number that is there twice', async () => {
    const { call } = await startServer();
    const one = { prefix: '1', testNumber: '1000' };

    expect(await call('PUT', '/test-numbers', { testNumbers: [one, one] })).toEqual([
      422,
      { message: expect.any(String) },
    ]);
    expect((await call('PUT', '/test-numbers', { testNumbers: [one] }))[0]).toBe(200);
  });

  it('moves the clock to no year beyond 1000 to 9999', async () => {
    const { call } = await startServer();

    const forward = await call('PATCH', '/clock', { moveSeconds: 1e12 });
    const back = await call('PATCH', '/clock', { moveSeconds: -1e12 });

    expect([forward[0], back[0]]).toEqual([422, 422]);
    expect((await call('GET', '/clock'))[0]).toBe(200);
  });
});
