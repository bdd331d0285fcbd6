import { createNavixyClient, createTrustCallerClient, InvalidResponseError } from '@trustline/client';
import { createSandbox } from '@trustline/sandbox';
import { type ApiName, apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { navixyTraits } from './plausible-servers/navixy.ts';
import type { Trait } from './plausible-servers/trait.ts';
import { trustCallerTraits } from './plausible-servers/trustcaller.ts';

const traits: Readonly<Record<ApiName, readonly Trait[]>> = { navixy: navixyTraits, trustcaller: trustCallerTraits };

/** Calls every operation that only reads, one after the other, on a server with a trait. */
async function readEverything(api: ApiName, trait: Trait): Promise<PromiseSettledResult<unknown>[]> {
  const sandbox = createSandbox({ demo: { messages: 60, numbers: 7, calls: 30 } });
  const served = trait.around((request) => sandbox.fetch(request));
  const options = { fetch: (...request: ConstructorParameters<typeof Request>) => served(new Request(...request)) };
  const profile = sandbox.profile();
  const [tracker_id = 0, other = 0] = profile.navixy.trackers?.active ?? [];
  const navixy = createNavixyClient({ ...profile.navixy, ...options });
  const trustCaller = createTrustCallerClient({ ...profile.trustcaller, ...options });
  const reads: Record<ApiName, (() => unknown)[]> = {
    navixy: [
      () => navixy.listTrustedNumbers({ tracker_id }),
      () => navixy.listChatMessages({ tracker_id, ascending: false }),
      () => navixy.listChatUpdates({ trackers: [tracker_id, other] }),
      () => navixy.countUnreadChatMessages(),
    ],
    trustcaller: [
      () => trustCaller.listCalls(),
      () => trustCaller.getCall({ id: profile.trustcaller.calls?.own ?? 0 }),
      () => trustCaller.listNumbers({ per_page: 5 }),
      () => trustCaller.listTestNumbers(),
      () => trustCaller.listApiKeys(),
      () => trustCaller.checkLiveCall({ number: profile.trustcaller.numbers?.own ?? '' }),
    ],
  };
  const outcomes: PromiseSettledResult<unknown>[] = [];
  for (const read of reads[api]) outcomes.push(...(await Promise.allSettled([Promise.resolve().then(read)])));
  sandbox.close();
  return outcomes;
}

describe.each(apiNames)('the client of %s', (api) => {
  it.each(traits[api])('loses no response of a plausible server: $id ($reason)', async (trait) => {
    const outcomes = await readEverything(api, trait);
    const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

    expect(outcomes.length).toBeGreaterThan(0);
    expect(errors.filter((error) => error instanceof InvalidResponseError || !(error instanceof Error))).toEqual([]);
    expect(errors.map(String)).toEqual([]);
  });
});
