import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { basePathFor, createSandbox } from '../../src/index.ts';
import { startProcess, temporaryFolder } from '../setup/process.ts';

const kills = 20;
const tracker = 10_002;
const writers = 8;

interface Confirmed {
  readonly messages: Map<number, string>;
  readonly keys: Map<number, string>;
  /** The list confirmed last, and the one sent last, which may have been stored without a confirmation. */
  trusted: string;
  trustedSent: string;
}

describe('A data file', () => {
  it(`keeps what was with the response success through ${kills} kills during writing`, {
    timeout: 180_000,
  }, async () => {
    const data = join(await temporaryFolder(), 'sandbox.db');
    const confirmed: Confirmed = { messages: new Map(), keys: new Map(), trusted: '', trustedSent: '' };

    for (let round = 0; round < kills; round += 1) {
      const before = confirmed.messages.size;
      const { origin, kill } = await startProcess(
        '--data',
        data,
        '--trustcaller-rate-limit',
        '0',
        '--navixy-rate-limit',
        '0',
      );
      const writing = Array.from({ length: writers }, (_, writer) => write(origin, `${round}-${writer}`, confirmed));
      await waitFor(() => confirmed.messages.size >= before + 40);
      await kill();
      await Promise.all(writing);
    }

    const lost = await findLost(data, confirmed);
    console.info(`${kills} kills, ${confirmed.messages.size} messages and ${confirmed.keys.size} keys confirmed`);
    expect(confirmed.keys.size).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });
});

// Writes until the connection breaks, and notes only what was confirmed.
async function write(origin: string, name: string, confirmed: Confirmed): Promise<void> {
  for (let count = 0; ; count += 1) {
    try {
      const text = `message ${name} ${count} ✓`;
      confirmed.messages.set(
        await idOf(origin, 'navixy', '/tracker/chat/send', { tracker_id: tracker, message: text }),
        text,
      );
      if (count % 5 === 0)
        confirmed.keys.set(
          await idOf(origin, 'trustcaller', '/auth/keys', { name: `${name} ${count}` }),
          `${name} ${count}`,
        );
      if (!name.endsWith('-0')) continue;
      const number = `49${String(Date.now()).slice(-10)}`;
      confirmed.trustedSent = number;
      await idOf(origin, 'navixy', '/tracker/trusted_number/update', { tracker_id: tracker, list: [number] });
      confirmed.trusted = number;
    } catch {
      return;
    }
  }
}

async function idOf(origin: string, api: 'navixy' | 'trustcaller', path: string, body: object): Promise<number> {
  const { navixy, trustcaller } = createdProfile;
  const authorization = api === 'navixy' ? `NVX ${navixy.hash}` : `Bearer ${trustcaller.token}`;
  const response = await fetch(`${origin}${basePathFor(api)}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });
  expect([200, 201]).toContain(response.status);
  return Number(Reflect.get(Object(await response.json()), 'id'));
}

const createdProfile = createSandbox({ demo: { messages: 0, calls: 0 } }).profile();

async function findLost(data: string, { messages, keys, trusted, trustedSent }: Confirmed): Promise<string[]> {
  const sandbox = createSandbox({ data, rateLimit: { navixy: 0, trustcaller: 0 } });
  const post = async (path: string, body: object): Promise<string> => {
    const headers = { 'content-type': 'application/json', authorization: `NVX ${createdProfile.navixy.hash}` };
    const request = new Request(`http://sandbox.test/v2${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await sandbox.fetch(request)).text();
  };
  const headers = { authorization: `Bearer ${createdProfile.trustcaller.token}` };
  const listed = await (await sandbox.fetch(new Request('http://sandbox.test/api/v1/auth/keys', { headers }))).text();
  const chat = await listAll(post);
  const numbers = await post('/tracker/trusted_number/list', { tracker_id: tracker });
  sandbox.close();
  return [
    ...[...messages.values()].filter((text) => !chat.includes(JSON.stringify(text))),
    ...[...keys.values()].filter((name) => !listed.includes(JSON.stringify(name))),
    ...(numbers.includes(trusted) || numbers.includes(trustedSent) ? [] : [trusted]),
  ];
}

// One response holds 1024 messages at most, so the chat is read second by second of the test's own time.
async function listAll(post: (path: string, body: object) => Promise<string>): Promise<string> {
  const parts: string[] = [];
  const end = Math.floor(Date.now() / 1000) + 1;
  for (let second = end - 200; second <= end; second += 1) {
    const instant = new Date(second * 1000).toISOString();
    parts.push(
      await post('/tracker/chat/list', { tracker_id: tracker, from: instant, to: instant, iso_datetime: true }),
    );
  }
  return parts.join('\n');
}

async function waitFor(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}
