import { type Check, type CheckContext, check } from '../../engine/check.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { sideBySide } from '../../engine/session/side-by-side.ts';
import type { NavixyApi } from './api.ts';
import { markMessages } from './chat-marking.ts';
import { everyParameter } from './chat-reading.ts';
import { messageOf, sendMessages } from './chat-sending.ts';
import { holdsSameAsJson } from './forms.ts';
import { codeOf, expectError, trackersOf } from './responses.ts';
import { fallOf } from './unread.ts';

const needs = ['trackers.active'];

/** A value of the wrong type is an invalid parameter, or makes the request one of the wrong format. */
function expectInvalid(context: CheckContext, api: NavixyApi, response: ApiResponse): void {
  expectError(context, api, response, codeOf(response) === 5 ? 5 : 7);
}

/** The checks of how parameters travel, and of the limit on requests. */
export const requestChecks: readonly Check<NavixyApi>[] = [
  check(
    {
      promise: 'navixy-requests.form-equals-json',
      notEverywhere: 'a body is parsed before the operation is run',
      needs,
      uses: 'messages',
    },
    async (context, api) => {
      const [tracker_id] = trackersOf(api);
      await holdsSameAsJson(context, api, 'form', 'listTrustedNumbers', { tracker_id });
      await holdsSameAsJson(context, api, 'form', 'countUnreadChatMessages');
      await sideBySide(await everyParameter(context, api), (parameters) =>
        holdsSameAsJson(context, api, 'form', 'listChatMessages', { tracker_id, ...parameters }),
      );
      if (!api.session.allows('messages')) return;
      const { form, listed } = await sendMessages(api);
      const message = messageOf(listed, context.requireStatus(form.response) && form.id);
      context.assert(message?.value.text === form.text, listed, {
        message: 'The text of a form is not listed as it was sent.',
        pointer: message === undefined ? '' : `${message.pointer}/text`,
        value: message?.value.text,
      });
    },
  ),
  check(
    { promise: 'navixy-requests.array-in-form', notEverywhere: 'a body is parsed before the operation is run', needs },
    async (context, api) => {
      const [first, second] = trackersOf(api);
      await holdsSameAsJson(context, api, 'form', 'listChatUpdates', { trackers: [first, second] });
    },
  ),
  check(
    {
      promise: 'navixy-requests.array-in-query',
      notEverywhere: 'only some operations take an array',
      needs,
      level: 'mark-read',
    },
    async (context, api) => {
      const markings = (await markMessages(api)) ?? context.skip('no tracker has unread messages enough');
      const { before, after, response, named } = markings.getSeveral;
      context.assertStatus(response, 200);
      const fall = fallOf(markings.tracker, before, after);
      if (markings.arrived) context.skip('messages came in while the counts were watched');
      context.assert(fall === named, after.counted, {
        message: `A list of ${named} messages in the query lowered the unread count by ${fall}.`,
        pointer: `/value/${markings.tracker}`,
        value: fall,
      });
    },
  ),
  check(
    {
      promise: 'navixy-requests.unreadable-body-refused',
      notEverywhere: 'a body is parsed before the operation is run',
    },
    async (context, api) => {
      const rawBodies = ['{"tracker_id":', '{"tracker_id": 1,}', 'tracker_id=1'];
      for (const rawBody of rawBodies) context.assertStatus(await api.call('listChatMessages', {}, { rawBody }), 400);
    },
  ),
  check(
    {
      promise: 'navixy-requests.invalid-parameter-refused',
      notEverywhere: 'it takes no parameter that could be wrong, or a wrong one might change something',
      needs,
      uses: 'mark-read',
      worksOnMock: true,
    },
    async (context, api) => {
      const [tracker] = trackersOf(api);
      const marks = api.session.allows('mark-read');
      const ways = (['json', 'get'] as const).flatMap((as) => [
        () => api.call('listTrustedNumbers', { tracker_id: 'abc' }, { as }),
        () => api.call('listChatMessages', { tracker_id: 'abc' }, { as }),
        ...(marks ? [() => api.call('markChatMessagesRead', { message_id: 'abc' }, { as })] : []),
        ...(marks ? [() => api.call('markAllChatMessagesRead', { trackers: 'abc' }, { as })] : []),
      ]);
      const wrong = [
        () => api.call('listChatMessages', { tracker_id: tracker, limit: 'many' }),
        () => api.call('listChatMessages', { tracker_id: tracker, from: 'yesterday' }),
        () => api.call('listChatUpdates', { trackers: 'abc' }),
        ...ways,
      ];
      for (const response of await sideBySide(wrong, (send) => send())) expectInvalid(context, api, response);
    },
  ),
];
