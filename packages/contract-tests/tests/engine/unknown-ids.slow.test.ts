import { isObject } from '@trustline/openapi';
import { type Contract, compileContract } from '@trustline/openapi-validator';
import { createSandbox, type FaultClass, listFaults, type Sandbox } from '@trustline/sandbox';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { suiteOf } from '../../src/apis/registry.ts';
import { SetupError } from '../../src/engine/error.ts';
import { listUnknownIds, namesOnlyUnknownIds, unknownId } from '../../src/engine/unknown-ids.ts';
import { verify } from '../../src/engine/verify.ts';
import { accountOf, openSandbox, operationOf } from './in-process.ts';

const contracts: Readonly<Record<ApiName, Contract>> = {
  navixy: compileContract(loadDocument('navixy')),
  trustcaller: compileContract(loadDocument('trustcaller')),
};
const form = 'application/x-www-form-urlencoded';

async function isHarmless(api: ApiName, method: string, path: string, body?: unknown, type = 'application/json') {
  const { document, findOperation } = contracts[api];
  const url = new URL(path, 'https://api.example.com');
  const match = findOperation(method, url.pathname);
  if (match.kind !== 'found') throw new Error(`There is no ${method} ${path}.`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const init = body === undefined ? {} : { body: text, headers: { 'Content-Type': type } };
  return namesOnlyUnknownIds(document, match, new Request(url, { method, ...init }));
}

describe('a request for a change', () => {
  it.each([
    ['POST', '/tracker/chat/send', { tracker_id: unknownId, message: 'To nobody' }],
    ['POST', '/tracker/chat/send', { tracker_id: unknownId }],
    ['POST', '/tracker/chat/send', { tracker_id: unknownId, message: null, hash: '0'.repeat(32) }],
    ['POST', '/tracker/chat/broadcast', { trackers: listUnknownIds(301), message: 'To nobody' }],
    ['POST', '/tracker/trusted_number/update', { tracker_id: unknownId, list: ['447700900001'] }],
    ['POST', '/tracker/chat/mark_read', { message_id: unknownId }],
    ['POST', '/tracker/chat/mark_read', { message_ids: [unknownId] }],
  ])('%s %s %j names only IDs that no record has', async (method, path, body) => {
    expect(await isHarmless('navixy', method, path, body)).toBe(true);
  });

  it.each([
    ['a tracker that may exist', 'POST', '/tracker/chat/send', { tracker_id: 10001, message: 'To somebody' }],
    [
      'one that may among those that do not',
      'POST',
      '/tracker/chat/broadcast',
      { trackers: [unknownId, 1], message: '' },
    ],
    ['no tracker', 'POST', '/tracker/chat/send', { message: 'To whom?' }],
    ['no tracker, null', 'POST', '/tracker/chat/send', { tracker_id: null, message: 'To whom?' }],
    ['an empty list', 'POST', '/tracker/chat/broadcast', { trackers: [], message: 'To whom?' }],
    ['a tracker in quotes', 'POST', '/tracker/chat/send', { tracker_id: '10001', message: 'To somebody' }],
    ['a field nobody knows', 'POST', '/tracker/chat/send', { tracker_id: unknownId, message: '', group_id: 7 }],
    ['a parameter nobody knows', 'POST', '/tracker/chat/send?tracker_id=10001', { tracker_id: unknownId, message: '' }],
    ['an ID beyond 32 bits', 'POST', '/tracker/chat/send', { tracker_id: unknownId + 1, message: '' }],
    ['what cannot be read', 'POST', '/tracker/chat/send', `{"tracker_id": ${unknownId}`],
    ['trackers where none means all', 'POST', '/tracker/chat/mark_read_all', { trackers: [unknownId] }],
    ['trackers where none means all', 'GET', `/tracker/chat/mark_read_all?trackers=[${unknownId}]`, undefined],
    [
      'messages where the document lets all be omitted',
      'GET',
      `/tracker/chat/mark_read?message_id=${unknownId}`,
      undefined,
    ],
  ])('that names %s is none of them', async (_, method, path, body) => {
    expect(await isHarmless('navixy', method, path, body)).toBe(false);
  });

  it('is looked at in a form as in JSON', async () => {
    const path = '/tracker/chat/broadcast';

    expect(await isHarmless('navixy', 'POST', path, `trackers=[${unknownId}]&message=5`, form)).toBe(true);
    expect(await isHarmless('navixy', 'POST', path, 'trackers=[10001]&message=5', form)).toBe(false);
    expect(await isHarmless('navixy', 'POST', path, `trackers=[${unknownId}]&trackers=[1]&message=5`, form)).toBe(
      false,
    );
  });

  it('names its ID in the path, too, and never when it takes none', async () => {
    expect(await isHarmless('trustcaller', 'DELETE', `/auth/keys/${unknownId}`)).toBe(true);
    expect(await isHarmless('trustcaller', 'DELETE', '/auth/keys/7')).toBe(false);
    expect(await isHarmless('trustcaller', 'POST', '/auth/keys', { name: 'New' })).toBe(false);
  });
});

/** The promises that can be verified on unknown IDs. */
const onUnknownIds = new Set(
  apiNames.flatMap((api) =>
    suiteOf(api)
      .checks.filter(({ onUnknownIds }) => onUnknownIds !== undefined)
      .map(({ promise }) => promise),
  ),
);

/** Verifies these on a sandbox, reading only, and says what of the accounts differs afterwards. */
async function verifyOn(
  api: ApiName,
  sandbox: Sandbox,
  { fault = null, fetch = sandbox.fetch }: { readonly fault?: string | null; readonly fetch?: Sandbox['fetch'] } = {},
) {
  const before = await accountOf(sandbox);
  sandbox.switchFault(fault);
  sandbox.clock.stop();
  const wait = async (milliseconds: number) => sandbox.clock.move(milliseconds);
  const isSelected = ({ promise }: { readonly promise: { readonly id: string } }) => onUnknownIds.has(promise.id);
  const contract = contracts[api];
  const { promises } = await verify(api, {
    profile: sandbox.profile(),
    ...{ contract, discover: false, fetch, wait, now: () => sandbox.clock.now(), isSelected },
  }).catch((error: unknown) => {
    // A server that rejects the credential ends the run.
    if (error instanceof SetupError) return { promises: [] };
    throw error;
  });
  sandbox.switchFault(null);
  sandbox.clock.move(120_000);
  const after = await accountOf(sandbox);
  const changed = Object.keys(after).filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
  return { changed, broken: promises.filter(({ verdict }) => verdict === 'violated' || verdict === 'deviates') };
}

const writing = (api: ApiName) =>
  new Set(
    contracts[api].operations
      .filter(({ object }) => object['x-effect'] !== 'read')
      .map(({ operationId }) => operationId),
  );

/** Acts on a record that no request names: nothing that is asked of a server keeps it from that. */
const actsOnOthers = ['send-chat-message.copied-to-another-tracker: chats'];

/** What can only be wrong about a response that was made as it should be. */
const ofResponses: ReadonlySet<FaultClass> = new Set([
  'content-type',
  'header',
  'body-syntax',
  'type',
  'missing-field',
  'format',
]);

describe('a run that only reads', () => {
  it.each(apiNames)('changes nothing of %s, whichever fault an operation has that writes', async (api) => {
    const faults = listFaults().filter(
      (fault) =>
        fault.api === api &&
        !ofResponses.has(fault.class) &&
        fault.operationIds.some((operationId) => writing(api).has(operationId)),
    );
    const sandbox = createSandbox();
    const changed: string[] = [];
    let found = 0;
    for (const { id } of faults) {
      const outcome = await verifyOn(api, sandbox, { fault: id });
      if (outcome.changed.length > 0) changed.push(`${id}: ${outcome.changed.join()}`);
      if (outcome.broken.length > 0) found += 1;
    }

    expect(changed).toEqual(api === 'navixy' ? actsOnOthers : []);
    expect(found).toBeGreaterThan(api === 'navixy' ? 10 : 1);
  });

  it('finds a server that takes every unknown ID, which changes nothing', async () => {
    const sandbox = createSandbox();

    const outcome = await verifyOn('navixy', sandbox, {
      fetch: async (request) =>
        writing('navixy').has(operationOf('navixy', request) ?? '')
          ? Response.json({ success: true })
          : sandbox.fetch(request),
    });

    expect(outcome.changed).toEqual([]);
    expect(outcome.broken.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['chat-send.unknown-tracker', 'chat-mark.unknown-message', 'chat-send.null-refused']),
    );
  });

  it('changes nothing where unknown IDs are skipped and an empty list is taken for all', async () => {
    const sandbox = createSandbox();

    const takeEmptyForAll: Sandbox['fetch'] = async (request) => {
      const body: unknown = await request
        .clone()
        .json()
        .catch(() => null);
      if (!isObject(body) || !Array.isArray(body.trackers)) return sandbox.fetch(request);
      const known = body.trackers.filter((id) => id !== unknownId);
      const { trackers: _, ...others } = body;
      const rest = known.length === 0 ? others : { ...others, trackers: known };
      const { url, method, headers } = request;
      return sandbox.fetch(new Request(url, { method, headers, body: JSON.stringify(rest) }));
    };

    const { changed } = await verifyOn('navixy', sandbox, { fetch: takeEmptyForAll });

    expect(changed).toEqual([]);
  });

  it.each(apiNames)('asks %s about unknown IDs unless that is forbidden', async (api) => {
    const { verify: run, sent } = openSandbox();
    const written = () => sent.filter((request) => writing(api).has(operationOf(api, request) ?? ''));

    await run(api, { allowWrites: false, allowMessages: false, allowMarkRead: false, readsOnly: true });

    expect(written()).toEqual([]);
  });

  it('takes a right that the credential lacks for no fault', async () => {
    const { verify: run, profile } = openSandbox();
    const { navixy } = profile();
    const { baseUrl = '', readOnlyHash = '' } = navixy ?? {};

    const { promises } = await run('navixy', {
      ...{ allowWrites: false, allowMessages: false, allowMarkRead: false },
      profile: { navixy: { baseUrl, hash: readOnlyHash } },
    });

    expect(promises.filter(({ verdict }) => verdict !== 'kept' && verdict !== 'not-verified')).toEqual([]);
  });
});
