import type { RandomNumbers } from '../../demo/random-numbers.ts';
import { demoTexts } from '../../demo/texts.ts';
import { demoCredentials } from './demo-credentials.ts';
import type { MessageFixture, NavixyAccountFixture } from './fixture.ts';

/** The trackers of the demo accounts by what they are good for. */
export const demoTrackers = {
  active: [10_001, 10_002, 10_003],
  blocked: 10_004,
  chatUnsupported: 10_005,
  chatNotInTariff: 10_006,
  foreign: 20_001,
  noChat: 30_001,
} as const;

const day = 86_400;
const foreignMessages = 25;
const monthsBack = 60 * day;
const recent = 6 * day;

type PlacedMessage = MessageFixture & { readonly trackerId: number };

/** The Navixy accounts of the demo: the caller's own, another's, and one whose tariff has no chat. */
export function navixyDemo(
  now: number,
  random: RandomNumbers,
  timeZone: string,
  messages: number,
): NavixyAccountFixture[] {
  const [first, second, third] = demoTrackers.active;
  return [
    {
      id: 1,
      timeZone,
      users: [
        { id: 1, credentials: [{ hash: demoCredentials.full }] },
        { id: 2, trackerUpdate: false, credentials: [{ hash: demoCredentials.readOnly }] },
      ],
      trackers: [
        { id: first, trustedNumbers: ['496156680000', '496156680001'] },
        { id: second, trustedNumbers: ['4961566800', '449999999999999'] },
        { id: third },
        { id: demoTrackers.blocked, blocked: true, trustedNumbers: ['496156680002'] },
        { id: demoTrackers.chatUnsupported, chatSupported: false },
        { id: demoTrackers.chatNotInTariff, chatInTariff: false },
      ],
      messages: demoMessages(now, random, messages, [
        first,
        first,
        first,
        first,
        first,
        first,
        second,
        second,
        second,
        third,
      ]),
    },
    {
      id: 2,
      timeZone: 'America/New_York',
      users: [{ id: 3, credentials: [{ hash: demoCredentials.foreign }] }],
      trackers: [{ id: demoTrackers.foreign, trustedNumbers: ['12025550100'] }],
      messages: demoMessages(now, random, foreignMessages, [demoTrackers.foreign]),
    },
    {
      id: 3,
      timeZone: 'UTC',
      users: [{ id: 4, credentials: [{ hash: demoCredentials.noChat }] }],
      trackers: [{ id: demoTrackers.noChat, chatInTariff: false }],
      messages: [],
    },
  ];
}

// Three quarters of the messages are of the last six days, so that a default window holds more than one full response.
function* demoMessages(
  now: number,
  random: RandomNumbers,
  count: number,
  trackers: readonly [number, ...number[]],
): Generator<PlacedMessage> {
  const old = Math.floor(count / 4);
  for (let index = 0; index < count; index += 1) {
    const [begin, length, position, size] =
      index < old
        ? [now - monthsBack, monthsBack - recent, index, old]
        : [now - recent, recent - 60, index - old, count - old];
    const submittedAt = Math.floor(begin + (length * (position + random.below(1000) / 1000)) / size);
    const trackerId = index >= count - 3 * trackers.length ? trackers[index % trackers.length] : random.pick(trackers);
    yield demoMessage(now, random, submittedAt, trackerId ?? trackers[0], index >= count * 0.85);
  }
}

function demoMessage(
  now: number,
  random: RandomNumbers,
  submittedAt: number,
  trackerId: number,
  late: boolean,
): PlacedMessage {
  const text = random.pick(demoTexts);
  const common = { trackerId, submittedAt: writeInstant(submittedAt), text };
  if (random.below(5) < 3) {
    const employee = random.below(3) === 0 ? { employeeId: 500 + random.below(5) } : {};
    return { ...common, type: 'INCOMING', unread: late, ...employee };
  }
  const deliveredAt = submittedAt + 1 + random.below(300);
  return deliveredAt < now && !late
    ? { ...common, type: 'OUTGOING', deliveredAt: writeInstant(deliveredAt) }
    : { ...common, type: 'OUTGOING' };
}

function writeInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
