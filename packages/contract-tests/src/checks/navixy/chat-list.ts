import { type Answer, valueAt } from '../../session/answer.ts';
import { story } from '../../session/once.ts';
import type { Check, Checker } from '../check.ts';
import { createAccountClock, readDate, shiftDate } from './account-clock.ts';
import { idsIn, type Message, messagesIn, trackersOf } from './answers.ts';
import type { NavixyApi, Parameters } from './api.ts';
import { sendMessages } from './chat-sending.ts';
import { trackerRefusals } from './refusals.ts';

const needs = ['trackers.active'];
const second = 1000;
const hour = 3600 * second;

/** Enough messages to see an order or a bound by; a whole list would cost time and show no more. */
const few = 50;

/** The chat of the first tracker as it is listed without any parameter. */
const plainList = (api: NavixyApi) => list(api, {});

function list(api: NavixyApi, parameters: Parameters, tracker = trackersOf(api)[0]): Promise<Answer> {
  return api.call('listChatMessages', { tracker_id: tracker, ...parameters });
}

/** A list as it is now, for comparing it with another one: messages may have come in since it was last read. */
function listNow(api: NavixyApi, parameters: Parameters): Promise<Answer> {
  return api.call('listChatMessages', { tracker_id: trackersOf(api)[0], ...parameters }, { again: true });
}

/** A message from the middle of the plain list, whose second is not that of a change of clocks. */
async function middleMessage(checker: Checker, api: NavixyApi): Promise<Message> {
  const messages = messagesIn(checker.expects(await plainList(api))).filter(
    ({ submitted }) => !submitted.endsWith(':00:00'),
  );
  return messages[Math.floor(messages.length / 2)] ?? checker.cannotTell('the chat has no message in the last days');
}

/** The account's present time as the last message sent shows it, or else the last one there is. */
const presentTime = story(async (api: NavixyApi) => {
  const [tracker] = trackersOf(api);
  if (api.session.writesAllowed) await sendMessages(api);
  const updates = await api.call('listChatUpdates', { trackers: [tracker] }, { again: true });
  const time = valueAt(updates, 'value', String(tracker));
  return typeof time === 'string' ? time : null;
});

/** The checks of listChatMessages. */
export const chatListChecks: readonly Check<NavixyApi>[] = [
  {
    promise: 'chat-list.get-lists-the-same',
    needs,
    async run(checker, api) {
      const { submitted } = await middleMessage(checker, api);
      const from = shiftDate(submitted, -6 * hour);
      const parameters = { from, to: submitted, ascending: false, limit: few };
      const posted = checker.expects(await list(api, parameters));
      const got = checker.expects(
        await api.call('listChatMessages', { tracker_id: trackersOf(api)[0], ...parameters }, { as: 'get' }),
      );
      checker.holds(idsIn(posted).join() === idsIn(got).join(), got, {
        says: 'The GET form lists other messages than the POST form.',
        pointer: '/list',
        value: idsIn(got),
      });
    },
  },
  {
    promise: 'chat-list.messages-of-tracker',
    needs,
    async run(checker, api) {
      const [, other] = trackersOf(api);
      const own = new Set(idsIn(checker.expects(await plainList(api))));
      const others = checker.expects(await list(api, {}, other));
      for (const { id, pointer } of messagesIn(others)) {
        checker.holds(!own.has(id), others, {
          says: `The message ${id} is listed for two trackers.`,
          pointer: `${pointer}/id`,
          value: id,
        });
      }
    },
  },
  {
    promise: 'chat-list.last-seven-days-by-default',
    needs,
    async run(checker, api) {
      const now = (await presentTime(api)) ?? checker.cannotTell('the chat has no message');
      const plain = checker.expects(await listNow(api, {}));
      // An hour either way for a change of clocks, a minute for the time the run takes.
      const earliest = shiftDate(now, -api.limits.window - hour - 60 * second);
      if (api.session.writesAllowed) {
        for (const { id, submitted, pointer } of messagesIn(plain)) {
          checker.holds(submitted >= earliest, plain, {
            says: `The message ${id} was submitted more than ${api.limits.window / 86_400_000} days before ${now}.`,
            pointer: `${pointer}/submit_time`,
            value: submitted,
          });
        }
      }
      const recent = checker.expects(
        await list(api, { from: shiftDate(now, -api.limits.window + 2 * hour), limit: few }),
      );
      holdsAll(checker, plain, messagesIn(recent), 'is of the last days, but is not listed without from');
    },
  },
  {
    promise: 'chat-list.until-now-by-default',
    needs,
    async run(checker, api) {
      const now = (await presentTime(api)) ?? checker.cannotTell('the chat has no message');
      const listed = checker.expects(await list(api, { from: shiftDate(now, -second) }));
      const reached = messagesIn(listed).some(({ submitted }) => submitted >= now);
      checker.holds(reached, listed, {
        says: `A message was submitted at ${now}, but the list without to does not reach that far.`,
        pointer: '/list',
      });
    },
  },
  {
    promise: 'chat-list.from-bounds-window',
    needs,
    async run(checker, api) {
      const { mayPrecede } = createAccountClock(api.settings.timeZone);
      const { submitted: from } = await middleMessage(checker, api);
      const old = checker.expects(await list(api, { from: shiftDate(from, -60 * 24 * hour), limit: few }));
      const found = messagesIn(old).length;
      const atLeast = Math.min(few, messagesIn(await plainList(api)).length);
      checker.holds(found >= atLeast, old, {
        says: `${atLeast} messages are listed of the last days, but only ${found} from long before.`,
        pointer: '/list',
        value: found,
      });
      const bounds = [
        from,
        ...messagesIn(old)
          .slice(few / 2, few / 2 + 1)
          .map(({ submitted }) => submitted),
      ];
      for (const bound of bounds) {
        const listed = checker.expects(await list(api, { from: bound, limit: few }));
        for (const { id, submitted, pointer } of messagesIn(listed)) {
          checker.holds(mayPrecede(bound, submitted), listed, {
            says: `The message ${id} was submitted before ${bound}, the time given as from.`,
            pointer: `${pointer}/submit_time`,
            value: submitted,
          });
        }
        const reach = shiftDate(bound, -second);
        const around = checker.expects(await list(api, { from: reach, to: shiftDate(bound, second) }));
        checker.holds(
          messagesIn(around).some(({ submitted }) => submitted === bound),
          around,
          {
            says: `A message of ${bound} is missing in the list from ${reach}.`,
            pointer: '/list',
          },
        );
      }
    },
  },
  {
    promise: 'chat-list.to-bounds-window',
    needs,
    async run(checker, api) {
      const { mayPrecede } = createAccountClock(api.settings.timeZone);
      const { submitted: to } = await middleMessage(checker, api);
      for (const ascending of [true, false]) {
        const listed = checker.expects(await list(api, { from: shiftDate(to, -6 * hour), to, ascending, limit: few }));
        for (const { id, submitted, pointer } of messagesIn(listed)) {
          checker.holds(mayPrecede(submitted, to), listed, {
            says: `The message ${id} was submitted after ${to}, the time given as to.`,
            pointer: `${pointer}/submit_time`,
            value: submitted,
          });
        }
      }
      const reach = shiftDate(to, second);
      const upTo = checker.expects(await list(api, { to: reach, ascending: false, limit: few }));
      checker.holds(
        messagesIn(upTo).some(({ submitted }) => submitted === to),
        upTo,
        {
          says: `A message of ${to} is missing in the list to ${reach}.`,
          pointer: '/list',
        },
      );
    },
  },
  {
    promise: 'chat-list.limit-kept',
    needs,
    async run(checker, api) {
      const known = messagesIn(checker.expects(await plainList(api))).length;
      for (const limit of [1, few]) {
        const listed = checker.expects(await listNow(api, { limit }));
        const { length } = messagesIn(listed);
        checker.holds(length === Math.min(limit, Math.max(known, length)), listed, {
          says: `With a limit of ${limit} there are ${length} messages; without one there are ${known}.`,
          pointer: '/list',
          value: length,
        });
      }
    },
  },
  {
    promise: 'chat-list.at-most-1024',
    needs,
    async run(checker, api) {
      const plain = checker.expects(await plainList(api));
      const { length } = messagesIn(plain);
      checker.holds(length <= api.limits.messages, plain, {
        says: `${length} messages are listed; ${api.limits.messages} are the most.`,
        pointer: '/list',
        value: length,
      });
    },
  },
  {
    promise: 'chat-list.limit-1024-accepted',
    needs,
    async run(checker, api) {
      const { submitted } = await middleMessage(checker, api);
      const listed = await list(api, { from: submitted, to: submitted, limit: api.limits.messages });
      checker.answers(listed, 200);
    },
  },
  {
    promise: 'chat-list.first-to-last-by-default',
    needs,
    async run(checker, api) {
      holdsOrder(checker, api, checker.expects(await plainList(api)), true);
    },
  },
  {
    promise: 'chat-list.ascending-false-reverses',
    needs,
    async run(checker, api) {
      const { submitted: to } = await middleMessage(checker, api);
      const window = { from: shiftDate(to, -6 * hour), to };
      const forwards = checker.expects(await list(api, { ...window, ascending: true }));
      const backwards = checker.expects(await list(api, { ...window, ascending: false }));
      holdsOrder(checker, api, backwards, false);
      const same = idsIn(forwards).toSorted().join() === idsIn(backwards).toSorted().join();
      checker.holds(same || messagesIn(forwards).length === api.limits.messages, backwards, {
        says: 'With ascending false other messages are listed than with ascending true.',
        pointer: '/list',
      });
      const latest = checker.expects(await listNow(api, { ascending: false, limit: 1 }));
      const last = messagesIn(checker.expects(await plainList(api))).at(-1);
      for (const message of messagesIn(latest)) {
        checker.holds(last === undefined || message.submitted >= last.submitted, latest, {
          says: `The message ${message.id} comes first of the last ones, but the message ${last?.id} is later.`,
          pointer: message.pointer,
          value: message.submitted,
        });
      }
    },
  },
  {
    promise: 'chat-list.delivery-time-of-outgoing',
    needs,
    async run(checker, api) {
      const listed = checker.expects(await list(api, { iso_datetime: true, limit: 4 * few }));
      for (const { id, value, submitted, pointer } of messagesIn(listed)) {
        const { update_time: delivered, type } = value;
        if (type !== 'OUTGOING' || typeof delivered !== 'string') continue;
        checker.holds(Date.parse(delivered) >= Date.parse(submitted), listed, {
          says: `The message ${id} of ${submitted} was delivered before it was submitted.`,
          pointer: `${pointer}/update_time`,
          value: delivered,
        });
      }
    },
  },
  everyMessage('chat-list.known-types', 'type', (type) => type === 'INCOMING' || type === 'OUTGOING'),
  everyMessage('chat-list.known-statuses', 'status', (status) => status === 'PENDING' || status === 'DELIVERED'),
  everyMessage(
    'chat-list.employee-optional',
    'employee_id',
    (id) => id === undefined || id === null || Number.isInteger(id),
  ),
  {
    promise: 'chat-list.tracker-required',
    stateless: true,
    async run(checker, api) {
      checker.answers(await api.call('listChatMessages'), 400);
    },
  },
  ...trackerRefusals({
    prefix: 'chat-list.',
    name: 'listChatMessages',
    ways: ['json', 'get'],
    writes: false,
    codes: { unknown: 201, foreign: 201, blocked: 208, unsupported: 214, tariff: 236 },
    parametersFor: (tracker) => ({ tracker_id: tracker }),
  }),
];

function everyMessage(promise: string, field: string, isRight: (value: unknown) => boolean): Check<NavixyApi> {
  return {
    promise,
    needs,
    stateless: true,
    async run(checker, api) {
      const plain = checker.expects(await plainList(api));
      for (const { id, value, pointer } of messagesIn(plain)) {
        checker.holds(isRight(value[field]), plain, {
          says: `The ${field} of the message ${id} is ${JSON.stringify(value[field])}.`,
          pointer: `${pointer}/${field}`,
          value: value[field],
        });
      }
    },
  };
}

/** Messages in their order; equal times may stand either way, and so may times in the hour when clocks go back. */
function holdsOrder(checker: Checker, api: NavixyApi, answer: Answer, ascending: boolean): void {
  const { mayPrecede } = createAccountClock(api.settings.timeZone);
  const messages = messagesIn(answer);
  messages.slice(1).forEach((message, index) => {
    const before = messages[index]?.submitted ?? '';
    const [earlier, later] = ascending ? [before, message.submitted] : [message.submitted, before];
    checker.holds(mayPrecede(earlier, later), answer, {
      says: `The message ${message.id} of ${message.submitted} stands after one of ${before}.`,
      pointer: `${message.pointer}/submit_time`,
      value: message.submitted,
    });
  });
}

/** Every message stands in a list, unless the list was cut at its limit before it. */
function holdsAll(checker: Checker, answer: Answer, messages: readonly Message[], flaw: string): void {
  const listed = new Set(idsIn(answer));
  const last = messagesIn(answer).at(-1)?.submitted ?? '';
  const cut = listed.size > 0 ? last : '9999';
  for (const { id, submitted } of messages) {
    if (readDate(submitted) >= readDate(cut)) continue;
    checker.holds(listed.has(id), answer, {
      says: `The message ${id} of ${submitted} ${flaw}.`,
      pointer: '/list',
      value: id,
    });
  }
}
