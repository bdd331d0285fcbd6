import { type Check, type CheckContext, check } from '../../engine/check.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { createAccountClock, readDate, shiftDate } from './account-clock.ts';
import type { NavixyApi } from './api.ts';
import { few, hour, list, listNow, middleMessage, needs, plainList, presentTime, second } from './chat-reading.ts';
import { idsIn, type Message, messagesIn } from './responses.ts';

/** The checks of the window of time that listChatMessages looks at. */
export const chatWindowChecks: readonly Check<NavixyApi>[] = [
  check({ promise: 'chat-list.last-seven-days-by-default', needs, uses: 'messages' }, async (context, api) => {
    const now = (await presentTime(api)) ?? context.skip('the chat has no message');
    const plain = context.requireStatus(await listNow(api, {}));
    // An hour either way for a change of clocks, a minute for the time the run takes.
    const earliest = shiftDate(now, -api.limits.window - hour - 60 * second);
    if (api.session.allows('messages')) {
      for (const { id, submitted, pointer } of messagesIn(plain)) {
        context.assert(submitted >= earliest, plain, {
          message: `The message ${id} was submitted more than ${api.limits.window / 86_400_000} days before ${now}.`,
          pointer: `${pointer}/submit_time`,
          value: submitted,
        });
      }
    }
    const recent = context.requireStatus(
      await list(api, { from: shiftDate(now, -api.limits.window + 2 * hour), limit: few }),
    );
    holdsAll(context, plain, messagesIn(recent), 'is of the last days, but is not listed without from');
  }),
  check({ promise: 'chat-list.until-now-by-default', needs, uses: 'messages' }, async (context, api) => {
    const now = (await presentTime(api)) ?? context.skip('the chat has no message');
    // A time that a change of clocks skipped may be read as an hour later, which must still lie before now.
    const from = shiftDate(now, -2 * hour);
    const known = context.requireStatus(await list(api, { from, to: shiftDate(now, 24 * hour), ascending: false }));
    const last = messagesIn(known)[0]?.submitted ?? context.skip('no message is of the last hours');
    const listed = context.requireStatus(await list(api, { from }));
    const reached = messagesIn(listed).some(({ submitted }) => submitted >= last);
    context.assert(reached, listed, {
      message: `A message was submitted at ${last}, but the list without to does not reach that far.`,
      pointer: '/list',
    });
  }),
  check({ promise: 'chat-list.from-bounds-window', needs }, async (context, api) => {
    const { mayPrecede, isUnmistakable } = createAccountClock(api.settings.timeZone);
    const { submitted: from } = await middleMessage(context, api);
    const old = await list(api, { from: shiftDate(from, -60 * 24 * hour), limit: few });
    const found = messagesIn(old).length;
    const atLeast = Math.min(few, messagesIn(await plainList(api)).length);
    // Whether so long a span is served is not documented; a code for one that is too long exists.
    if (old.status === 200)
      context.assert(found >= atLeast, old, {
        message: `${atLeast} messages are listed of the last days, but only ${found} from long before.`,
        pointer: '/list',
        value: found,
      });
    const older = messagesIn(old).slice(few / 2);
    const past = older.find(({ submitted }) => isUnmistakable(submitted));
    for (const bound of past === undefined ? [from] : [from, past.submitted]) {
      const listed = context.requireStatus(await list(api, { from: bound, limit: few }));
      for (const { id, submitted, pointer } of messagesIn(listed)) {
        context.assert(mayPrecede(bound, submitted), listed, {
          message: `The message ${id} was submitted before ${bound}, the time given as from.`,
          pointer: `${pointer}/submit_time`,
          value: submitted,
        });
      }
      const reach = shiftDate(bound, -second);
      const around = context.requireStatus(await list(api, { from: reach, to: shiftDate(bound, second) }));
      context.assert(
        messagesIn(around).some(({ submitted }) => submitted === bound),
        around,
        {
          message: `A message of ${bound} is missing in the list from ${reach}.`,
          pointer: '/list',
        },
      );
    }
  }),
  check({ promise: 'chat-list.to-bounds-window', needs }, async (context, api) => {
    const { mayPrecede } = createAccountClock(api.settings.timeZone);
    const { submitted: to } = await middleMessage(context, api);
    for (const ascending of [true, false]) {
      const listed = context.requireStatus(
        await list(api, { from: shiftDate(to, -6 * hour), to, ascending, limit: few }),
      );
      for (const { id, submitted, pointer } of messagesIn(listed)) {
        context.assert(mayPrecede(submitted, to), listed, {
          message: `The message ${id} was submitted after ${to}, the time given as to.`,
          pointer: `${pointer}/submit_time`,
          value: submitted,
        });
      }
    }
    const reach = shiftDate(to, second);
    const upTo = context.requireStatus(await list(api, { to: reach, ascending: false, limit: few }));
    context.assert(
      messagesIn(upTo).some(({ submitted }) => submitted === to),
      upTo,
      {
        message: `A message of ${to} is missing in the list to ${reach}.`,
        pointer: '/list',
      },
    );
  }),
];

/** Every message stands in a list, unless the list was cut at its limit before it. */
function holdsAll(context: CheckContext, response: ApiResponse, messages: readonly Message[], flaw: string): void {
  const listed = new Set(idsIn(response));
  const last = messagesIn(response).at(-1)?.submitted ?? '';
  const cut = listed.size > 0 ? last : '9999';
  for (const { id, submitted } of messages) {
    if (readDate(submitted) >= readDate(cut)) continue;
    context.assert(listed.has(id), response, {
      message: `The message ${id} of ${submitted} ${flaw}.`,
      pointer: '/list',
      value: id,
    });
  }
}
