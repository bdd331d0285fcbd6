import { describe, expect, it, onTestFinished } from 'vitest';
import { createSandbox, listFaults, SandboxError, serve } from '../../src/index.ts';

async function start(fault: string) {
  const sandbox = createSandbox({ fault });
  const server = await serve(sandbox);
  onTestFinished(() => server.close());
  const headers = { authorization: `Bearer ${sandbox.profile().trustcaller.token}` };
  return {
    sandbox,
    server: () => fetch(`${server.origin}/api/v1/numbers`, { headers }),
    inProcess: () => sandbox.fetch(new Request('http://sandbox.test/api/v1/numbers', { headers })),
  };
}

describe('Faults of the network', () => {
  it.for(['server', 'inProcess'] as const)('close the connection without a response (%s)', async (how) => {
    const subject = await start('trustcaller-network.dropped');

    await expect(subject[how]()).rejects.toThrow(TypeError);
  });

  it.for(['server', 'inProcess'] as const)('close the connection within a response (%s)', async (how) => {
    const subject = await start('trustcaller-network.cut-off');

    const response = await subject[how]();

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  it('can be waited for no longer than a client likes', async () => {
    const { sandbox } = await start('trustcaller-network.slow');
    const headers = { authorization: `Bearer ${sandbox.profile().trustcaller.token}` };
    const request = new Request('http://sandbox.test/api/v1/numbers', { headers, signal: AbortSignal.timeout(20) });

    await expect(sandbox.fetch(request)).rejects.toThrow();
  });
});

describe('The fault switch', () => {
  it('turns one fault on at a time, and off again', async () => {
    const { sandbox, inProcess } = await start('list-numbers.without-links');
    const broken = await (await inProcess()).json();
    sandbox.switchFault('list-numbers.without-meta');
    const otherwise = await (await inProcess()).json();
    sandbox.switchFault(null);
    const sound = await (await inProcess()).json();

    expect(Object.keys(Object(broken))).toEqual(['data', 'meta']);
    expect(Object.keys(Object(otherwise))).toEqual(['data', 'links']);
    expect(Object.keys(Object(sound))).toEqual(['data', 'links', 'meta']);
    expect(() => sandbox.switchFault('nothing')).toThrow(SandboxError);
  });

  it('offers at least 150 faults, each with an id and a sentence of its own', () => {
    const faults = listFaults();

    expect(faults.length).toBeGreaterThanOrEqual(150);
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
    expect(faults.filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([]);
  });
});
