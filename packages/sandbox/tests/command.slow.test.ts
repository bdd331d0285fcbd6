import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runProcess, startProcess, temporaryFolder } from './setup/process.ts';

async function takePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('trustline-sandbox', () => {
  it('prints addresses, credentials and a line to paste for each API', async () => {
    const { origin, said } = await startProcess();

    expect(said()).toContain(`${origin}/v2`);
    expect(said()).toContain(`${origin}/api/v1`);
    expect(said()).toContain('1|sandbox-demo-token-full');
    expect(said().match(/^ {2}curl /gm)).toHaveLength(2);
  });

  it('writes a profile whose credentials work', async () => {
    const file = join(await temporaryFolder(), 'profile.json');

    const { origin } = await startProcess('--profile-out', file);

    const { navixy, trustcaller } = JSON.parse(readFileSync(file, 'utf8'));
    const numbers = await fetch(`${trustcaller.baseUrl}/numbers`, {
      headers: { authorization: `Bearer ${trustcaller.token}` },
    });
    const counts = await fetch(`${navixy.baseUrl}/tracker/chat/unread/count?hash=${navixy.hash}`);
    expect(navixy.baseUrl).toBe(`${origin}/v2`);
    expect([numbers.status, counts.status]).toEqual([200, 200]);
  });

  it('takes its rate limit and its fault from its options', async () => {
    const { origin } = await startProcess('--trustcaller-rate-limit', '1', '--fault', 'list-numbers.without-links');
    const headers = { authorization: 'Bearer 1|sandbox-demo-token-full' };

    const first = await fetch(`${origin}/api/v1/numbers`, { headers });
    const second = await fetch(`${origin}/api/v1/numbers`, { headers });

    expect(await first.json()).not.toHaveProperty('links');
    expect(second.status).toBe(429);
  });

  it.for([
    [['--port', 'x'], "option '-p, --port <number>' argument 'x' is invalid"],
    [['--port', '65536'], 'It must be a whole number from 0 to 65535.'],
    [['--navixy-rate-limit', '-1'], "option '--navixy-rate-limit <number>' argument '-1' is invalid"],
    [['--nothing'], "unknown option '--nothing'"],
    [['extra'], 'too many arguments'],
    [['--fault', 'nothing'], 'There is no fault called "nothing"'],
    [['--data', import.meta.dirname], 'cannot be used'],
    [
      ['--profile-out', join(import.meta.dirname, 'nowhere', 'profile.json'), '--port', '0'],
      'The profile cannot be written',
    ],
  ] as const)('ends with one sentence and exit code 2 for %s', async ([parameters, sentence]) => {
    const { code, said, complained } = await runProcess(...parameters);

    expect({ code, said }).toEqual({ code: 2, said: '' });
    expect(complained).toContain(sentence);
    expect(complained.trim().split('\n')).toHaveLength(1);
  });

  it('says how to choose another port when one is in use', async () => {
    const port = await takePort();

    const { code, complained } = await runProcess('--port', String(port));

    expect(code).toBe(2);
    expect(complained).toBe(`Port ${port} is in use; choose another with --port, or 0 for any free one.\n`);
  });

  it('explains itself with --help', async () => {
    const { code, said } = await runProcess('--help');

    expect(code).toBe(0);
    for (const option of [
      '--port',
      '--host',
      '--data',
      '--navixy-rate-limit',
      '--trustcaller-rate-limit',
      '--profile-out',
      '--quiet',
    ])
      expect(said).toContain(option);
  });
});
