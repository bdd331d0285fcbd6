import { apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { openSandbox, operationOf, stateOf } from './in-process.ts';

/** The operations that change nothing; written down here again, so that a slip in the document is seen. */
const reading = [
  'listTrustedNumbers',
  'listTrustedNumbersViaGet',
  'listChatMessages',
  'listChatMessagesViaGet',
  'listChatUpdates',
  'countUnreadChatMessages',
  'countUnreadChatMessagesViaGet',
  'listNumbers',
  'listTestNumbers',
  'listCalls',
  'getCall',
  'checkLiveCall',
  'listApiKeys',
];

const nothing = { allowWrites: false, allowMessages: false, allowMarkRead: false };

describe.each(['https://api.example.com', 'http://127.0.0.1:8080'])('a run against %s', (origin) => {
  it.each(apiNames)('sends nothing to %s that writes to what exists', async (api) => {
    const { verify, sent, profile, sandbox } = openSandbox();
    const fetch = (request: Request) => {
      sent.push(request.clone());
      return sandbox.fetch(request);
    };

    const { promises, allowed } = await verify(api, { ...nothing, fetch, profile: profile(origin) });

    const written = sent.filter((request) => !reading.includes(operationOf(api, request) ?? ''));
    const texts = await Promise.all(written.map(async (request) => request.url + (await request.clone().text())));
    expect(texts.filter((text) => !text.includes('2147483647'))).toEqual([]);
    expect(written.length).toBeGreaterThan(0);
    expect(sent.length).toBeGreaterThan(20);
    expect(allowed).toEqual([]);
    expect(promises.filter(({ verdict }) => verdict === 'violated').map(({ id }) => id)).toEqual([]);
    expect(promises.filter(({ reason }) => reason?.startsWith('needs --allow-') === true).length).toBeGreaterThan(10);
  });

  it.each(apiNames)('writes to %s when that is allowed', async (api) => {
    const { verify, sent, profile } = openSandbox();

    await verify(api, { profile: profile(origin) });

    expect(sent.map((request) => operationOf(api, request)).some((name) => !reading.includes(name ?? ''))).toBe(true);
  });
});

describe('a run', () => {
  it.each([
    null,
    'list-trusted-numbers.as-integers',
    'update-trusted-numbers.lost',
    'create-api-key.returns-200',
    'create-api-key.error-as-400',
    'list-api-keys.new-key-missing',
  ])('puts back what it changed, with the fault %s', async (fault) => {
    const { verify, sandbox } = openSandbox();
    const before = await stateOf(sandbox);
    sandbox.switchFault(fault);

    const results = [await verify('navixy'), await verify('trustcaller')];
    sandbox.switchFault(null);
    sandbox.clock.move(120_000);

    expect(results.flatMap(({ restorations }) => restorations).length).toBeGreaterThanOrEqual(2);
    expect(await stateOf(sandbox)).toEqual(before);
  });

  it('writes trusted numbers of nobody only: those that are kept for films', async () => {
    const { verify, sent, profile, sandbox } = openSandbox();
    const own = new Set<string>();
    for (const tracker of profile().navixy?.trackers?.active ?? []) {
      const url = `${profile().navixy?.baseUrl}/tracker/trusted_number/list?tracker_id=${tracker}&hash=${profile().navixy?.hash}`;
      const { list }: { list: string[] } = JSON.parse(await (await sandbox.fetch(new Request(url))).text());
      for (const number of list) own.add(number);
    }
    const bodies: Promise<string>[] = [];

    await verify('navixy', {
      fetch: (request) => {
        if (operationOf('navixy', request) === 'updateTrustedNumbers') bodies.push(request.clone().text());
        sent.push(request);
        return sandbox.fetch(request);
      },
    });

    const written = (await Promise.all(bodies)).flatMap((body) => decodeURIComponent(body).match(/"\d{7,}"/g) ?? []);
    const strangers = written.map((number) => number.slice(1, -1)).filter((number) => !own.has(number));
    expect(strangers.length).toBeGreaterThan(10);
    expect(strangers.filter((number) => !number.startsWith('447700900') && !number.startsWith('4477009000'))).toEqual(
      [],
    );
  });

  it('says what it could not put back', async () => {
    const { verify } = openSandbox({ fault: 'update-trusted-numbers.every-tracker-replaced' });

    const { restorations } = await verify('navixy');

    expect(restorations).toMatchObject([
      { restored: false, reason: expect.stringMatching(/^those of the tracker \d+ were /) },
    ]);
  });

  it('sends fewer requests with a TrustCaller token than are served in a minute, with what it puts back and the expendable token left aside', async () => {
    const { verify } = openSandbox();

    const { budget } = await verify('trustcaller');

    const counted = budget.filter(({ credential }) => credential !== '$TRUSTCALLER_EXPENDABLE_TOKEN');
    expect(counted.length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...counted.map(({ requests }) => requests))).toBeLessThanOrEqual(55);
  });

  it('leaves no credential in its result, also of keys it created', async () => {
    const { verify, profile, sent } = openSandbox();

    const results = [await verify('navixy'), await verify('trustcaller')];

    const text = JSON.stringify(results);
    const { navixy, trustcaller } = profile();
    const secrets = [
      navixy?.hash,
      navixy?.readOnlyHash,
      navixy?.noChatHash,
      trustcaller?.token,
      trustcaller?.noAccessToken,
    ];
    const bearers = sent
      .map((request) => request.headers.get('Authorization') ?? '')
      .filter((header) => !header.includes('never-issued'));
    const used = bearers
      .map((header) => header.replace(/^(Bearer|NVX) /, ''))
      .filter((value) => value !== '' && !/^f+$/.test(value));
    for (const secret of new Set([...secrets, ...used])) expect(text).not.toContain(secret);
    expect(text).toContain('$TRUSTCALLER_CREATED_TOKEN');
  });
});
