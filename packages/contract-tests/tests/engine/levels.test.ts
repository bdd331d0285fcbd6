import { createSandbox } from '@trustline/sandbox';
import { apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { everything, type Permissions } from '../../src/engine/level.ts';
import { verify } from '../../src/engine/verify.ts';
import { accountOf } from './in-process.ts';

const nothing = { allowWrites: false, allowMessages: false, allowMarkRead: false };

async function change(permissions: Permissions) {
  const sandbox = createSandbox();
  const before = await accountOf(sandbox);
  const options = { profile: sandbox.profile(), fetch: sandbox.fetch, maxWaitSeconds: 60, ...permissions };
  const wait = async (milliseconds: number) => sandbox.clock.move(milliseconds);
  for (const api of apiNames) await verify(api, { ...options, wait });
  sandbox.clock.move(120_000);
  const after = await accountOf(sandbox);
  return Object.entries(after).flatMap(([key, value]) =>
    JSON.stringify(value) === JSON.stringify(Reflect.get(before, key)) ? [] : [key],
  );
}

describe('the account after a run', () => {
  it.each([
    ['that only reads', nothing, []],
    ['with --reads-only', { ...nothing, readsOnly: true }, []],
    ['with --allow-writes', { allowWrites: true }, []],
    ['with --allow-messages', { allowMessages: true }, ['chats']],
    ['with --allow-mark-read', { allowMarkRead: true }, ['unread']],
    ['with all of them', everything, ['chats', 'unread']],
  ])('%s differs in nothing that its options do not name', async (_, permissions, changed) => {
    expect(await change(permissions)).toEqual(changed);
  });
});
