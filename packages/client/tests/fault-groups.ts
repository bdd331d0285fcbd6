import type { FaultClass, FaultFacts } from '@trustline/sandbox';

/** Faults of a server that no client can see, and why. */
interface UnseenGroup {
  readonly reason: string;
  /** Whole classes of faults. */
  readonly classes?: readonly FaultClass[];
  /** Single faults of classes that are seen otherwise. */
  readonly faults?: readonly string[];
}

/** Every wrong result belongs to one of these groups; the README tells them too. */
export const unseenGroups: readonly UnseenGroup[] = [
  {
    reason: 'One page does not show it; a walk through all of them does.',
    faults: ['list-calls.oldest-first', 'list-calls.pages-overlap', 'list-numbers.pages-overlap'],
  },
  {
    reason: 'Between 21 and 5 o’clock the clocks may just have gone back.',
    faults: ['list-chat-messages.neighbours-swapped'],
  },
  {
    reason: 'A value is wrong and of the right form; at most another response shows it.',
    faults: [
      'check-live-call.always-false',
      'check-live-call.always-true',
      'check-live-call.further-digit-matches',
      'check-live-call.part-matches',
      'get-call.differs-from-list',
      'list-api-keys.created-differs',
      'list-api-keys.token-in-name',
      'list-chat-updates.time-of-first-message',
      'list-numbers.number-cut',
      'list-test-numbers.change-while-cached',
    ],
  },
  {
    reason: 'Serving too much is no harm, but this sandbox forgets a key’s last use.',
    faults: ['rate-limit.never-reached', 'rate-limit.sixty-one-a-minute'],
  },
  {
    reason: 'A confirmed write was lost, changed or doubled; a later look may show it.',
    classes: ['write', 'credential'],
  },
  {
    reason: 'Whose a thing is, and whether it exists, only the server knows.',
    classes: ['isolation', 'status'],
  },
  {
    reason: 'What a list leaves out, or has on another page, leaves no trace.',
    classes: ['window'],
  },
  {
    reason: 'GET responds otherwise than POST; each response is right by itself.',
    classes: ['transport'],
  },
  {
    reason: 'What only a sample shows, or what we infer, deviates and loses no response; `list…Deviations` reports it.',
    faults: [
      'list-calls.caller-with-asterisks',
      'list-calls.caller-wholly-masked',
      'list-chat-messages.status-in-lower-case',
      'list-chat-messages.unknown-type',
      'list-test-numbers.cached-for-a-minute',
      'list-trusted-numbers.with-plus',
    ],
  },
  { reason: 'A count is wrong of things that the response does not hold.', classes: ['counter'] },
  { reason: "The account's time zone is in no response.", classes: ['time-zone'] },
];

/** The reason why no client can see a fault; `undefined` where one can. */
export function reasonOf({ id, class: faultClass }: FaultFacts): string | undefined {
  return unseenGroups.find(({ classes, faults }) => classes?.includes(faultClass) || faults?.includes(id))?.reason;
}
