import type { RandomNumbers } from '../../demo/random-numbers.ts';
import { demoCredentials } from './demo-credentials.ts';
import type { CallFixture, TrustCallerAccountFixture } from './fixture.ts';

const day = 86_400;
const daysBack = 120;
const foreignNumbers = 20;
const foreignCalls = 30;
const hangCauses = ['NORMAL_CLEARING', 'NORMAL_CLEARING', 'USER_BUSY', 'NO_ANSWER', 'CALL_REJECTED'] as const;

/** How many numbers and calls the demo's own account has. */
export interface TrustCallerVolume {
  readonly numbers: number;
  readonly calls: number;
}

/** A reserved number of the demo's own account, by its place in the list. */
export function ownNumber(index: number): string {
  return String(120_486_560_000 + index);
}

/** A reserved number of the other account of the demo, by its place in the list. */
export function foreignNumber(index: number): string {
  return String(448_000_100_000 + index);
}

/** The TrustCaller accounts of the demo: the caller's own, another's, and two that lack a permission. */
export function trustCallerDemo(
  now: number,
  random: RandomNumbers,
  volume: TrustCallerVolume,
): TrustCallerAccountFixture[] {
  const { full, expendable, spare, foreign, noAccess, noKeyManagement } = demoCredentials;
  const createdAt = writeInstant(now - 200 * day);
  const liveSince = writeInstant(now - 30);
  const nobody = { numbers: [], calls: [] };
  return [
    {
      id: 1,
      apiAccess: true,
      apiKeysManage: true,
      keys: [
        { id: 1, name: 'Production server', token: full, createdAt },
        { id: 2, name: 'Load tests', token: expendable, createdAt },
        { id: 3, name: 'Ключ про запас 🔑', token: spare, createdAt },
      ],
      numbers: ownNumbers(now, volume.numbers),
      calls: demoCalls(now, random, volume.calls, (index) => ownNumber(index % Math.max(1, volume.numbers))),
      liveCalls:
        volume.numbers === 0
          ? []
          : [{ number: ownNumber(0), caller: '8823412345', startedAt: liveSince, answered: true }],
    },
    {
      id: 2,
      apiAccess: true,
      apiKeysManage: true,
      keys: [{ id: 4, name: 'Another account', token: foreign, createdAt }],
      numbers: Array.from({ length: foreignNumbers }, (_, index) => ({
        id: 900_001 + index,
        number: foreignNumber(index),
        createdAt,
      })),
      calls: demoCalls(now, random, foreignCalls, (index) => foreignNumber(index % foreignNumbers)),
      liveCalls: [{ number: foreignNumber(0), caller: '8823498765', startedAt: liveSince, answered: true }],
    },
    {
      id: 3,
      apiAccess: false,
      apiKeysManage: true,
      keys: [{ id: 5, name: 'No access', token: noAccess, createdAt }],
      ...nobody,
    },
    {
      id: 4,
      apiAccess: true,
      apiKeysManage: false,
      keys: [{ id: 6, name: 'Data only', token: noKeyManagement, createdAt }],
      ...nobody,
    },
  ];
}

function* ownNumbers(now: number, count: number) {
  for (let index = 0; index < count; index += 1) {
    const number = {
      id: 12_345 + index,
      number: ownNumber(index),
      createdAt: writeInstant(now - 190 * day + index * 60),
    };
    yield index % 4 === 0 ? { ...number, ivrId: 40 + (index % 7) } : number;
  }
  if (count === 0) return;
  const releasedAt = writeInstant(now - 20 * day);
  for (const index of [count, count + 1, count + 2]) {
    yield { id: 12_345 + index, number: ownNumber(index), createdAt: writeInstant(now - 190 * day), releasedAt };
  }
}

// Every tenth call starts with the first second of its day, every tenth with the last one.
function* demoCalls(
  now: number,
  random: RandomNumbers,
  count: number,
  numberOf: (index: number) => string,
): Generator<CallFixture> {
  const firstDay = Math.floor(now / day) - daysBack;
  for (let index = 0; index < count; index += 1) {
    const startOfDay = (firstDay + Math.floor((index * daysBack) / count)) * day;
    const startedAt = startOfDay + secondOfDay(index, random);
    const duration = index % 12 === 5 ? 0 : random.below(900);
    yield {
      caller: String(88_234_000_000 + random.below(999_999)),
      number: numberOf(random.below(1000)),
      startedAt: writeInstant(startedAt),
      endedAt: writeInstant(startedAt + duration),
      pdd: 300 + random.below(2500),
      callUniqueId: `demo-${index.toString(36)}-${random.below(2 ** 31).toString(36)}`,
      callAcceptable: random.below(8) > 0,
      shortCall: duration < 10,
      hangCause: random.pick(hangCauses),
    };
  }
}

function secondOfDay(index: number, random: RandomNumbers): number {
  if (index % 10 === 3) return 0;
  return index % 10 === 7 ? day - 1 : random.below(day);
}

function writeInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** The public test numbers of the demo. */
export function demoTestNumbers(): { prefix: string; testNumber: string }[] {
  const prefixes = ['8613', '8615', '861', '44', '447', '49', '4915', '1202', '7', '33'];
  return prefixes.flatMap((prefix) =>
    ['00', '01', '02'].map((ending) => ({ prefix, testNumber: `${prefix}${'9'.repeat(11 - prefix.length)}${ending}` })),
  );
}
