import { createSandbox } from '@trustline/sandbox';
import { type ApiName, apiNames } from '@trustline/specs';
import { afterAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/engine/level.ts';
import type { SeenExchange } from '../../src/engine/passive/observe.ts';
import { observeTraffic } from '../../src/engine/passive/traffic-of.ts';
import type { ApiResult } from '../../src/engine/result.ts';
import { verify } from '../../src/engine/verify.ts';
import { navixyTraits } from './plausible-servers/navixy.ts';
import type { Trait } from './plausible-servers/trait.ts';
import { trustCallerTraits } from './plausible-servers/trustcaller.ts';

const traits: Readonly<Record<ApiName, readonly Trait[]>> = { navixy: navixyTraits, trustcaller: trustCallerTraits };
const profiles = ['full', 'plain'] as const;
const deviating: string[] = [];

/** Verifies a server with one trait: with all that the sandbox knows, or with a credential only and nothing written. */
async function verifyTrait(
  api: ApiName,
  trait: Trait,
  profile: (typeof profiles)[number],
): Promise<{ readonly result: ApiResult; readonly passing: readonly ApiResult[] }> {
  const sandbox = createSandbox({ demo: { messages: 400, numbers: 7, calls: 30 } });
  const full = sandbox.profile();
  const { navixy, trustcaller } = sandbox.profile('https://provider.example.com');
  const plain = {
    navixy: { baseUrl: navixy.baseUrl, hash: navixy.hash, trackers: { active: navixy.trackers?.active ?? [] } },
    trustcaller: { baseUrl: trustcaller.baseUrl, token: trustcaller.token },
  };
  // What goes by is looked at as well, as it would be by one who only watches; a full profile's run holds all of it.
  const isWatched = profile === 'full';
  const observer = observeTraffic([api]);
  const seen: SeenExchange[] = [];
  const around = trait.around((request) => sandbox.fetch(request));
  const watch = async (request: Request) => {
    const startedAt = new Date(sandbox.clock.now());
    const copy = request.clone();
    const response = await around(request);
    seen.push({ request: copy, response: response.clone(), startedAt });
    return response;
  };
  const result = await verify(api, {
    fetch: isWatched ? watch : around,
    wait: async (milliseconds) => sandbox.clock.move(milliseconds),
    ...(profile === 'full'
      ? { profile: full, ...everything, maxWaitSeconds: 60, deviceSimulator: sandbox.events }
      : { profile: plain }),
  });
  sandbox.close();
  for (const exchange of seen) await observer.see(exchange);
  return { result, passing: await observer.results() };
}

describe.each(apiNames)('a plausible server of %s', (api) => {
  const cases = traits[api].flatMap((trait) => profiles.map((profile) => ({ ...trait, trait, profile })));

  it.each(cases)('is not violated: $id, $profile profile ($reason)', async ({ id, trait, profile }) => {
    const { result, passing } = await verifyTrait(api, trait, profile);
    const { promises, responses } = result;

    const broken = [
      ...promises.map((each) => ({ ...each, name: each.id })),
      ...responses.map((each) => ({ ...each, name: `responses of ${each.operationId}` })),
    ];
    for (const { name } of broken.filter(({ verdict }) => verdict === 'deviates'))
      deviating.push(`${api} ${id} (${profile}): ${name}`);
    expect(
      broken
        .filter(({ verdict }) => verdict === 'violated')
        .map(({ name, findings }) => `${name}: ${findings.find(({ kind }) => kind === 'violation')?.message}`),
    ).toEqual([]);
    const inPassing = passing.flatMap((each) => [
      ...each.promises.map((promise) => ({ ...promise, name: promise.id })),
      ...each.responses.map((own) => ({ ...own, name: `responses of ${own.operationId}` })),
    ]);
    expect(
      inPassing
        .filter(({ verdict }) => verdict === 'violated')
        .map(({ name, findings }) => `${name}: ${findings.find(({ kind }) => kind === 'violation')?.message}`),
    ).toEqual([]);
    expect(
      promises
        .filter(({ reason }) => reason?.startsWith('the check failed') === true)
        .map(({ id: promise, reason }) => `${promise}: ${reason}`),
    ).toEqual([]);
  });
});

describe('the plausible servers', () => {
  it('are sixty or more, each with an id of its own and a reason', () => {
    const all = Object.entries(traits).flatMap(([api, list]) =>
      list.map(({ id, reason }) => ({ id: `${api} ${id}`, reason })),
    );

    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

afterAll(() => {
  if (process.env.TRUSTLINE_DEVIATIONS === undefined) return;
  process.stdout.write(`${deviating.join('\n')}\n`);
});
