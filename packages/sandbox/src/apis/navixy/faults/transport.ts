import { withIds } from '../../../faults/define.ts';
import { change, editBody, editItems, set, whenSuccess } from '../../../faults/response-edits.ts';
import { brokenConnections } from '../../../faults/shared.ts';
import { fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import { changeContext } from './interceptors.ts';
import { allOperations, postOperations } from './operation-ids.ts';
import { editForm, editQuery, isForm } from './request.ts';

/** What can go wrong with forms and queries. */
export const transportFaults = navixyFaults(postOperations, [
  {
    id: 'navixy-transport.forms-rejected',
    class: 'transport',
    description: 'Every form is rejected.',
    hooks: { request: (request) => (isForm(request) ? { ...request, body: new Uint8Array([0x25]) } : request) },
  },
  {
    id: 'navixy-transport.form-arrays-rejected',
    breaks: 'deviation',
    class: 'transport',
    description: 'An array in a form is rejected.',
    hooks: {
      request: editForm((form) => {
        for (const [name, value] of [...form]) if (value.startsWith('[')) form.set(name, value.slice(1, -1));
      }),
    },
  },
  {
    id: 'navixy-transport.plus-in-form-kept',
    class: 'transport',
    operationIds: ['sendChatMessage', 'broadcastChatMessage'],
    description: 'A plus sign in a form is not read as a space.',
    hooks: {
      request: (request) =>
        isForm(request)
          ? {
              ...request,
              body: Buffer.from(Buffer.from(request.body).toString('latin1').replaceAll('+', '%2B'), 'latin1'),
            }
          : request,
    },
  },
  {
    id: 'navixy-transport.get-rejected',
    class: 'transport',
    operationIds: allOperations.filter((id) => id.endsWith('ViaGet')),
    description: 'GET forms fail with code 112.',
    hooks: { run: () => fail(statusCode.wrongMethod) },
  },
  {
    id: 'navixy-transport.get-texts-cut',
    class: 'transport',
    operationIds: ['listChatMessagesViaGet'],
    description: 'The GET form of a list cuts texts off after ten characters.',
    hooks: {
      response: whenSuccess(
        editItems(
          'list',
          change('text', (text) => String(text).slice(0, 10)),
        ),
      ),
    },
  },
  {
    id: 'navixy-transport.get-window-ignored',
    class: 'transport',
    operationIds: ['listChatMessagesViaGet'],
    description: 'The GET form of a list takes no notice of from.',
    hooks: { request: editQuery((query) => query.delete('from')) },
  },
  {
    id: 'navixy-transport.get-counts-nothing',
    class: 'transport',
    operationIds: ['countUnreadChatMessagesViaGet'],
    description: 'The GET form of the unread count is always empty.',
    hooks: { response: whenSuccess(editBody(set('value', {}))) },
  },
  {
    id: 'navixy-transport.form-direction-ignored',
    class: 'transport',
    operationIds: ['listChatMessages'],
    description: 'A form that asks for a list takes no notice of ascending.',
    hooks: { request: editForm((form) => form.delete('ascending')) },
  },
  {
    id: 'navixy-transport.form-limit-ignored',
    class: 'transport',
    operationIds: ['listChatMessages'],
    description: 'A form that asks for a list takes no notice of limit.',
    hooks: { request: editForm((form) => form.delete('limit')) },
  },
  {
    id: 'navixy-transport.form-end-ignored',
    class: 'transport',
    operationIds: ['listChatMessages'],
    description: 'A form that asks for a list takes no notice of to.',
    hooks: { request: editForm((form) => form.delete('to')) },
  },
  {
    id: 'navixy-transport.dates-in-another-zone',
    class: 'time-zone',
    operationIds: ['listChatMessages', 'listChatMessagesViaGet', 'listChatUpdates'],
    description: 'Times lie an hour ahead of the time zone of the account.',
    hooks: {
      run: changeContext((context) => ({
        ...context,
        dates: { ...context.dates, format: (instant) => context.dates.format(instant + 3600) },
      })),
    },
  },
]);

/** What can happen to a connection; a client has to live with it. */
export const networkFaults = navixyFaults(allOperations, [
  ...withIds(brokenConnections, ['navixy-network.slow', 'navixy-network.dropped', 'navixy-network.cut-off']),
  {
    id: 'navixy-network.unavailable',
    class: 'network',
    breaks: 'client',
    description: 'Every call fails with HTTP status 503 and code 14.',
    hooks: { run: () => fail(14) },
  },
  {
    id: 'navixy-network.overloaded',
    class: 'network',
    breaks: 'client',
    description: 'Every call fails with HTTP status 429 and code 15.',
    hooks: { run: () => fail(statusCode.tooManyRequests) },
  },
]);
