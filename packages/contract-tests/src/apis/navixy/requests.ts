import type { Check, CheckContext } from '../../engine/check.ts';
import { sameJson } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { sideBySide } from '../../engine/session/side-by-side.ts';
import type { NavixyApi } from './api.ts';
import { markMessages } from './chat-marking.ts';
import { decisiveWindows } from './chat-reading.ts';
import { messageOf, sendMessages } from './chat-sending.ts';
import { codeOf, contentsIn, expectError, idsIn, mapIn, trackersOf } from './responses.ts';
import { fallOf } from './unread.ts';

const needs = ['trackers.active'];

/** A value of the wrong type is an invalid parameter, or makes the request one of the wrong format. */
function expectInvalid(context: CheckContext, api: NavixyApi, response: ApiResponse): void {
  expectError(context, api, response, codeOf(response) === 5 ? 5 : 7);
}

/** The checks of how parameters travel, and of the limit on requests. */
export const requestChecks: readonly Check<NavixyApi>[] = [
  {
    promise: 'navixy-requests.form-equals-json',
    needs,
    uses: 'messages',
    async run(context, api) {
      for (const parameters of await decisiveWindows(context, api)) {
        const sent = { tracker_id: trackersOf(api)[0], ...parameters };
        const asJson = context.requireStatus(await api.call('listChatMessages', sent));
        const asForm = context.requireStatus(await api.call('listChatMessages', sent, { as: 'form' }));
        context.assert(sameJson(contentsIn(asJson), contentsIn(asForm)), asForm, {
          message: 'A form returns other messages than the JSON body with the same values.',
          pointer: '/list',
          value: idsIn(asForm),
        });
      }
      if (!api.session.allows('messages')) return;
      const { form, listed } = await sendMessages(api);
      const message = messageOf(listed, context.requireStatus(form.response) && form.id);
      context.assert(message?.value.text === form.text, listed, {
        message: 'The text of a form is not listed as it was sent.',
        pointer: message === undefined ? '' : `${message.pointer}/text`,
        value: message?.value.text,
      });
    },
  },
  {
    promise: 'navixy-requests.array-in-form',
    needs,
    async run(context, api) {
      const [first, second] = trackersOf(api);
      const parameters = { trackers: [first, second] };
      const asJson = context.requireStatus(await api.call('listChatUpdates', parameters, { again: true }));
      const asForm = context.requireStatus(await api.call('listChatUpdates', parameters, { as: 'form' }));
      context.assert(sameJson(Object.keys(mapIn(asJson)).toSorted(), Object.keys(mapIn(asForm)).toSorted()), asForm, {
        message: 'A form with a list as JSON text is answered otherwise than the JSON body.',
        pointer: '/value',
        value: valueAt(asForm, 'value'),
      });
    },
  },
  {
    promise: 'navixy-requests.array-in-query',
    needs,
    level: 'mark-read',
    async run(context, api) {
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
  },
  {
    promise: 'navixy-requests.unreadable-body-refused',
    async run(context, api) {
      const rawBodies = ['{"tracker_id":', '{"tracker_id": 1,}', 'tracker_id=1'];
      for (const rawBody of rawBodies) context.assertStatus(await api.call('listChatMessages', {}, { rawBody }), 400);
    },
  },
  {
    promise: 'navixy-requests.invalid-parameter-refused',
    needs,
    uses: 'mark-read',
    worksOnMock: true,
    async run(context, api) {
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
  },
];
