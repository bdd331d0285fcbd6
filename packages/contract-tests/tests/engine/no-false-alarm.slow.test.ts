import { createSandbox, type Sandbox, type SandboxOptions } from '@trustline/sandbox';
import { type ApiName, apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { everything } from '../../src/engine/level.ts';
import { verify } from '../../src/engine/verify.ts';

/** A right server in one of its many shapes. */
interface Shape {
  readonly seed: number;
  readonly moment: string;
  readonly timeZone: string;
  readonly volume: string;
  readonly variations: NonNullable<SandboxOptions['variations']>;
  /** Whether devices send and callers call while the checks run. */
  readonly busy: boolean;
}

const volumes: Readonly<Record<string, { messages: number; numbers: number; calls: number }>> = {
  empty: { messages: 0, numbers: 0, calls: 0 },
  one: { messages: 1, numbers: 1, calls: 1 },
  few: { messages: 40, numbers: 3, calls: 5 },
  usual: { messages: 3000, numbers: 140, calls: 620 },
  many: { messages: 20_000, numbers: 2500, calls: 20_000 },
};

const moments = [
  ['midnight', '2026-06-14T22:00:00Z'],
  ['the end of a month', '2026-01-31T22:59:57Z'],
  ['the end of a year', '2026-12-31T23:59:58Z'],
  ['a leap day', '2028-02-29T12:00:00Z'],
  ['clocks going forward', '2026-03-29T00:59:58Z'],
  ['clocks going back', '2026-10-25T00:59:58Z'],
  ['the hour that comes twice', '2026-10-25T01:30:00Z'],
  ['an ordinary noon', '2026-11-18T11:00:00Z'],
] as const;

const timeZones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC', 'Pacific/Apia'];

/** Whether an even number of the given bits is set: of any two sets of bits, each combination comes equally often. */
const isEven = (index: number, ...bits: readonly number[]) =>
  bits.filter((bit) => (index & bit) !== 0).length % 2 === 0;

/** Sixteen shapes that are the same in every run; for any two variations, each combination is met four times. */
const shapes: readonly Shape[] = Array.from({ length: 16 }, (_, index) => ({
  seed: 1000 + index,
  moment: moments[index % moments.length]?.[0] ?? '',
  // The clocks of Berlin change at the moments above.
  timeZone: index < moments.length ? 'Europe/Berlin' : (timeZones[index % timeZones.length] ?? 'UTC'),
  volume: index === 15 ? 'many' : (['usual', 'empty', 'few', 'one'][(index + (index >> 2)) % 4] ?? 'usual'),
  variations: {
    extraFields: isEven(index, 1),
    otherTexts: isEven(index, 2),
    dates: isEven(index, 4) ? 'offset' : 'z',
    perPageOverMaximum: isEven(index, 8) ? 'reject' : 'clamp',
    nullsLeftOut: isEven(index, 1, 2),
    fullPageMeta: isEven(index, 2, 4),
    rateLimitHeaders: isEven(index, 4, 8),
  },
  busy: index % 5 === 2,
}));

/** What goes on in a busy account between two requests. */
function liveOn({ events, profile }: Sandbox, request: number): void {
  const { navixy, trustcaller } = profile();
  const [tracker = 0] = navixy.trackers?.active ?? [];
  if (request % 3 === 0) events.deviceSends(tracker, `busy ${request}`);
  const number = trustcaller.numbers?.own;
  if (request % 5 === 0 && number !== undefined)
    events.callEnds(events.callStarts({ number, caller: '4915100000001' }));
}

async function violationsOf(
  api: ApiName,
  { seed, moment, timeZone, volume, variations, busy }: Shape,
): Promise<string[]> {
  const start = Date.parse(moments.find(([name]) => name === moment)?.[1] ?? '');
  const opened = Date.now();
  const demo = { seed, timeZone, ...volumes[volume] };
  const sandbox = createSandbox({ clock: () => start + Date.now() - opened, demo, variations });
  let requests = 0;
  const { promises } = await verify(api, {
    ...everything,
    ...(busy ? {} : { deviceSimulator: sandbox.events }),
    profile: sandbox.profile(),
    fetch: (request) => {
      requests += 1;
      if (busy) liveOn(sandbox, requests);
      return sandbox.fetch(request);
    },
    wait: async (milliseconds) => sandbox.clock.move(milliseconds),
    maxWaitSeconds: 60,
  });
  sandbox.close();
  const failed = promises.filter(({ reason }) => reason?.startsWith('the check failed') === true);
  const violated = promises.filter(({ verdict }) => verdict === 'violated');
  return [
    ...failed.map(({ id, reason }) => `${id}: ${reason}`),
    ...violated.flatMap(({ id, findings }) => findings.map(({ message }) => `${id}: ${message}`)),
  ];
}

describe('a server that keeps the contract', () => {
  it.each(shapes)('is never failed: seed $seed, $volume, $moment, $timeZone, busy $busy', async (shape) => {
    for (const api of apiNames) expect(await violationsOf(api, shape)).toEqual([]);
  });
});
