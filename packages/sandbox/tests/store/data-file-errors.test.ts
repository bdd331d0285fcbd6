import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { type CallOptions, createTestSandbox, type TestSandbox } from '../setup/api.ts';
import { temporaryFolder } from '../setup/process.ts';

const readOnly = '00000000000000000000000000000002';
const long = 'x'.repeat(20_001);
const many = Array.from({ length: 301 }, () => 10_001);

const navixy: [message: string, path: string, body: object, options?: CallOptions][] = [
  ['sending without a credential', '/tracker/chat/send', { tracker_id: 10_001, message: 'x' }, { credential: null }],
  ['sending a text that is too long', '/tracker/chat/send', { tracker_id: 10_001, message: long }],
  ['sending to a blocked tracker', '/tracker/chat/send', { tracker_id: 10_004, message: 'x' }],
  ["sending to another account's tracker", '/tracker/chat/send', { tracker_id: 20_001, message: 'x' }],
  ['a broadcast with an unknown tracker', '/tracker/chat/broadcast', { trackers: [10_001, 7], message: 'x' }],
  ['a broadcast to too many trackers', '/tracker/chat/broadcast', { trackers: many, message: 'x' }],
  ['marking an unknown message beside known ones', '/tracker/chat/mark_read', { message_ids: [3000, 2999, 424_242] }],
  ["marking another account's message", '/tracker/chat/mark_read', { message_ids: [3000, 3001] }],
  ['marking trackers of which one is unknown', '/tracker/chat/mark_read_all', { trackers: [10_001, 7] }],
  [
    'replacing numbers without the right',
    '/tracker/trusted_number/update',
    { tracker_id: 10_001, list: [] },
    { credential: readOnly },
  ],
  [
    'replacing numbers with a wrong one',
    '/tracker/trusted_number/update',
    { tracker_id: 10_001, list: ['4930123456', '1'] },
  ],
];

const trustcaller: [message: string, method: string, path: string, options?: CallOptions][] = [
  ['creating a key without a token', 'POST', '/auth/keys', { credential: null, body: { name: 'x' } }],
  [
    'creating a key without the permission',
    'POST',
    '/auth/keys',
    { credential: '6|sandbox-demo-token-no-key-management', body: { name: 'x' } },
  ],
  ['creating a key with a name that is too long', 'POST', '/auth/keys', { body: { name: 'x'.repeat(65) } }],
  ['creating a key from broken JSON', 'POST', '/auth/keys', { rawBody: '{"name":"x"' }],
  ["revoking another account's key", 'DELETE', '/auth/keys/4'],
  [
    'revoking a key without the permission',
    'DELETE',
    '/auth/keys/1',
    { credential: '6|sandbox-demo-token-no-key-management' },
  ],
];

async function createObserved(): Promise<TestSandbox & { stored: () => string }> {
  const data = join(await temporaryFolder(), 'sandbox.db');
  const subject = createTestSandbox({ data });
  const stored = () => {
    // The sandbox keeps other processes off its file, so a copy is read.
    const copy = `${data}.copy`;
    for (const part of ['', '-wal']) if (existsSync(`${data}${part}`)) copyFileSync(`${data}${part}`, `${copy}${part}`);
    const database = new DatabaseSync(copy);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
    const rows = tables.map(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all());
    database.close();
    return JSON.stringify([tables, rows]);
  };
  return { ...subject, stored };
}

describe('A rejected request', () => {
  it.for(navixy)('changes nothing: %s', async ([, path, body, options]) => {
    const { navixy: call, stored } = await createObserved();
    const before = stored();

    const response = await call(path, body, options);

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(stored()).toBe(before);
  });

  it.for(trustcaller)('changes nothing: %s', async ([, method, path, options]) => {
    const { trustcaller: call, stored } = await createObserved();
    const before = stored();

    const response = await call(method, path, options);

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(stored()).toBe(before);
  });

  it('is told from one that is accepted, which changes what is stored', async () => {
    const { navixy: call, stored } = await createObserved();
    const before = stored();

    await call('/tracker/chat/mark_read', { message_ids: [3000] });

    expect(stored()).not.toBe(before);
  });
});
