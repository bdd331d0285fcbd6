import type { ApiName } from '@trustline/specs';
import { loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { everything } from '../../src/engine/level.ts';
import { profileMask } from '../../src/engine/profile-mask.ts';
import type { RunResult } from '../../src/engine/result.ts';
import { startWith } from '../../src/engine/targets.ts';
import { completeRun, type VerifyOptions } from '../../src/engine/verify.ts';
import { renderReports } from '../../src/reporters/write-reports.ts';
import { openSandbox, stateOf } from './in-process.ts';

/** A change of one response; `undefined` leaves it as it is. */
type Change = (request: Request, response: Response) => Promise<Response | undefined> | Response | undefined;

/** A run with writes against a sandbox whose responses are changed on their way. */
async function verifyChanged(api: ApiName, change: Change, more: Partial<VerifyOptions> = {}) {
  const { verify, sandbox, profile } = openSandbox();
  const before = await stateOf(sandbox);
  const fetch = async (request: Request) => {
    const response = await sandbox.fetch(request);
    return (await change(request, response.clone())) ?? response;
  };
  const result = await verify(api, { fetch, ...more });
  return { result, sandbox, before, profile };
}

const isCreation = ({ method, url }: Request) => method === 'POST' && url.endsWith('/auth/keys');
const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });

describe('a new token', () => {
  it.each([
    ['below another key', (token: string) => json({ data: { id: 7, token } }, 201)],
    ['under another name', (token: string) => json({ id: 7, plainTextToken: token }, 201)],
    ['in a list', (token: string) => json({ id: 7, token: [token] }, 201)],
    ['in HTML', (token: string) => new Response(`<p>Your token: <b>${token}</b></p>`, { status: 201 })],
  ])('is in no report when the server returns it %s', async (_, write) => {
    const tokens: string[] = [];
    const { result, profile } = await verifyChanged('trustcaller', async (request, response) => {
      if (!isCreation(request) || response.status !== 201) return undefined;
      const { token }: { token: string } = JSON.parse(await response.text());
      tokens.push(token);
      return write(token);
    });

    const run: RunResult = {
      format: 3,
      tool: { name: 'trustline-contract', version: '0' },
      startedAt: '2026-11-21T00:00:00Z',
      milliseconds: 1,
      verdict: 'violated',
      apis: [result],
    };
    const reports = await renderReports(run, { mask: profileMask(profile()), loadDocument, keepBodies: true });
    expect(tokens.length).toBeGreaterThan(0);
    for (const [name, text] of reports) {
      for (const token of tokens)
        expect(`${name}: ${text.includes(token.split('|')[1] ?? token)}`).toBe(`${name}: false`);
    }
  });
});

describe('a key that was created', () => {
  it('and cannot be found again is told', async () => {
    const { result } = await verifyChanged('trustcaller', async (request, response) => {
      if (isCreation(request) && response.status === 201) return json({}, 201);
      if (request.method === 'GET' && request.url.endsWith('/auth/keys')) return json({ data: [], count: 0 });
      return undefined;
    });

    const [restoration] = result.restorations;
    expect(restoration?.restored).toBe(false);
    expect(restoration?.reason).toMatch(/a key called "Contract .+ …" was created, but the list does not have it/);
  });

  it('is tried to be revoked although another one could not be', async () => {
    let revoked = 0;
    const { result } = await verifyChanged('trustcaller', (request) => {
      if (request.method !== 'DELETE' || !/\/auth\/keys\/\d{1,3}$/.test(request.url)) return undefined;
      revoked += 1;
      return new Response('{}', { status: 500, headers: { 'Content-Type': 'application/json' } });
    });

    expect(revoked).toBeGreaterThan(2);
    expect(result.restorations[0]?.reason?.match(/the key \d+ could not be revoked: HTTP 500/g)?.length).toBe(2);
  });
});

describe('a run with writes', () => {
  it('puts everything back when something of ours throws', async () => {
    const { sandbox, profile } = openSandbox();
    const before = await stateOf(sandbox);
    const run = startWith('trustcaller', profile(), { ...everything, target: 'server', fetch: sandbox.fetch });

    const ended = completeRun(run, {
      onVerified: (promise) => {
        if (promise === 'api-keys.creation-answers-201') throw new Error('a fault of ours');
      },
    });

    await expect(ended).rejects.toThrow('a fault of ours');
    expect(await stateOf(sandbox)).toEqual(before);
  });
});

describe('a 429 that nobody asked for', () => {
  it.each(['navixy', 'trustcaller'] as const)('is never a violation of %s', async (api) => {
    let number = 0;
    const { result } = await verifyChanged(
      api,
      (request, response) => {
        // The one token that is there to be rejected.
        if (request.headers.get('Authorization')?.includes('expendable') === true) return undefined;
        number += 1;
        if (number % 5 !== 0 || response.status === 429) return undefined;
        const body =
          api === 'navixy'
            ? { success: false, status: { code: 15, description: 'Too many requests' } }
            : { message: 'Too Many Attempts.' };
        return new Response(JSON.stringify(body), {
          status: 429,
          headers: { 'Content-Type': 'application/json', 'Retry-After': '59' },
        });
      },
      { allowWrites: false, allowMessages: false, allowMarkRead: false },
    );

    const broken = result.promises.filter(({ verdict }) => verdict === 'violated' || verdict === 'deviates');
    expect(broken.map(({ id, findings }) => `${id}: ${findings[0]?.message}`)).toEqual([]);
    expect(result.promises.some(({ reason }) => reason?.includes('was rejected with 429') === true)).toBe(true);
  });
});

describe('a list of more entries than are looked at', () => {
  it('is not verified, and says so', async () => {
    const { result } = await verifyChanged('trustcaller', async (request, response) => {
      if (!request.url.includes('/test-numbers') || response.status !== 200) return undefined;
      const list: { data: unknown[] } = JSON.parse(await response.text());
      return json({ ...list, data: Array.from({ length: 10_001 }, () => list.data[0]) });
    });

    const { reason } = result.promises.find(({ id }) => id === 'test-numbers.count-matches') ?? {};
    expect(reason).toBe('listTestNumbers returned 10001 entries, more than 10000 are not looked at');
  });
});
