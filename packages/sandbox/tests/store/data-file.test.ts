import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createSandbox, SandboxError } from '../../src/index.ts';
import { createTestSandbox, itemsOf } from '../setup/api.ts';
import { temporaryFolder } from '../setup/process.ts';

describe('A data file', () => {
  it('gives back what a sandbox before stored in it, keys included', async () => {
    const data = join(await temporaryFolder(), 'sandbox.db');
    const first = createTestSandbox({ data });
    await first.navixy('/tracker/chat/send', { tracker_id: 10_001, message: 'still here' });
    const { token } = Object((await first.trustcaller('POST', '/auth/keys', { body: { name: 'x' } })).body);
    const own = first.sandbox.profile().trustcaller.calls?.own;
    first.sandbox.close();

    const second = createTestSandbox({ data });
    const listed = await second.navixy('/tracker/chat/list', { tracker_id: 10_001, ascending: false, limit: 1 });
    const opened = await second.trustcaller('GET', '/numbers', { credential: token });

    expect(itemsOf(listed, 'list')).toMatchObject([{ text: 'still here' }]);
    expect(opened.status).toBe(200);
    expect(second.sandbox.profile().trustcaller.calls?.own).toBe(own);
  });

  it('that is no database fails with one sentence and left as it was', async () => {
    const data = join(await temporaryFolder(), 'notes.txt');
    writeFileSync(data, 'Do not forget the milk. '.repeat(100));

    expect(() => createSandbox({ data })).toThrow(SandboxError);
    expect(() => createSandbox({ data })).toThrow(`The data file ${data} cannot be used: file is not a database.`);
    expect(readFileSync(data, 'utf8')).toContain('milk');
  });

  it('of another program is rejected and left as it was', async () => {
    const data = join(await temporaryFolder(), 'other.db');
    const other = new DatabaseSync(data);
    other.exec('CREATE TABLE recipes (title TEXT)');
    other.close();
    const before = readFileSync(data);

    expect(() => createSandbox({ data })).toThrow('is the database of another program');
    expect(readFileSync(data).equals(before)).toBe(true);
  });

  it('in a folder that does not exist fails with one sentence', () => {
    expect(() => createSandbox({ data: join('nowhere', 'at', 'all.db') })).toThrow(SandboxError);
  });
});
