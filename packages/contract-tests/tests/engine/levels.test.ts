import { createSandbox, type Sandbox } from '@trustline/sandbox';
import { apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { everything, type Permissions } from '../../src/engine/level.ts';
import { verify } from '../../src/engine/verify.ts';
import { stateOf } from './in-process.ts';

const nothing = { allowWrites: false, allowMessages: false, allowMarkRead: false };

/** The chats and unread counts of the sandbox's own trackers, asked for with their credential. */
async function chatsOf({ fetch, profile }: Sandbox) {
  const { baseUrl, hash, trackers } = profile().navixy;
  const read = async (path: string): Promise<unknown> =>
    (await fetch(new Request(`${baseUrl}${path}${path.includes('?') ? '&' : '?'}hash=${hash}`))).json();
  const chats = [];
  for (const tracker of trackers?.active ?? []) {
    chats.push(await read(`/tracker/chat/list?tracker_id=${tracker}&ascending=false&limit=5`));
  }
  return { chats, unread: await read('/tracker/chat/unread/count') };
}

async function change(permissions: Permissions) {
  const sandbox = createSandbox();
  const state = async () => ({ ...(await chatsOf(sandbox)), ...(await stateOf(sandbox)) });
  const before = await state();
  const options = { profile: sandbox.profile(), fetch: sandbox.fetch, maxWaitSeconds: 60, ...permissions };
  const wait = async (milliseconds: number) => sandbox.clock.move(milliseconds);
  for (const api of apiNames) await verify(api, { ...options, wait });
  sandbox.clock.move(120_000);
  const after = await state();
  return Object.entries(after).flatMap(([key, value]) =>
    JSON.stringify(value) === JSON.stringify(Reflect.get(before, key)) ? [] : [key],
  );
}

describe('the account after a run', () => {
  it.each([
    ['that only reads', nothing, []],
    ['with --allow-writes', { allowWrites: true }, []],
    ['with --allow-messages', { allowMessages: true }, ['chats']],
    ['with --allow-mark-read', { allowMarkRead: true }, ['unread']],
    ['with all of them', everything, ['chats', 'unread']],
  ])('%s differs in nothing that its options do not name', async (_, permissions, changed) => {
    expect(await change(permissions)).toEqual(changed);
  });
});
