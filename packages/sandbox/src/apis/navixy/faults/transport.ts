import { clientFault, deviation, fault, withIds } from '../../../faults/define.ts';
import { change, set } from '../../../faults/response-edits.ts';
import { inEach, inSuccess } from '../../../faults/response-hooks.ts';
import { brokenConnections } from '../../../faults/shared.ts';
import { fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import { changeContext } from './interceptors.ts';
import { allOperations, postOperations } from './operation-ids.ts';
import { editForm, editQuery, isForm } from './request.ts';

/** What can go wrong with forms and queries. */
export const transportFaults = navixyFaults(postOperations, {
  'navixy-transport.forms-rejected': fault.transport('Every form is rejected.', {
    request: (request) => (isForm(request) ? { ...request, body: new Uint8Array([0x25]) } : request),
  }),
  'navixy-transport.form-arrays-rejected': deviation.transport('An array in a form is rejected.', {
    request: editForm((form) => {
      for (const [name, value] of [...form]) if (value.startsWith('[')) form.set(name, value.slice(1, -1));
    }),
  }),
  'navixy-transport.plus-in-form-kept': fault.transport(
    'A plus sign in a form is not read as a space.',
    {
      request: (request) =>
        isForm(request)
          ? {
              ...request,
              body: Buffer.from(Buffer.from(request.body).toString('latin1').replaceAll('+', '%2B'), 'latin1'),
            }
          : request,
    },
    ['sendChatMessage', 'broadcastChatMessage'],
  ),
  'navixy-transport.get-rejected': fault.transport(
    'GET forms fail with code 112.',
    { run: () => fail(statusCode.wrongMethod) },
    allOperations.filter((id) => id.endsWith('ViaGet')),
  ),
  'navixy-transport.get-texts-cut': fault.transport(
    'The GET form of a list cuts texts off after ten characters.',
    inEach(
      'list',
      change('text', (text) => String(text).slice(0, 10)),
    ),
    ['listChatMessagesViaGet'],
  ),
  'navixy-transport.get-window-ignored': fault.transport(
    'The GET form of a list takes no notice of from.',
    { request: editQuery((query) => query.delete('from')) },
    ['listChatMessagesViaGet'],
  ),
  'navixy-transport.get-counts-nothing': fault.transport(
    'The GET form of the unread count is always empty.',
    inSuccess(set('value', {})),
    ['countUnreadChatMessagesViaGet'],
  ),
  'navixy-transport.form-direction-ignored': fault.transport(
    'A form that asks for a list takes no notice of ascending.',
    { request: editForm((form) => form.delete('ascending')) },
    ['listChatMessages'],
  ),
  'navixy-transport.form-limit-ignored': fault.transport(
    'A form that asks for a list takes no notice of limit.',
    { request: editForm((form) => form.delete('limit')) },
    ['listChatMessages'],
  ),
  'navixy-transport.form-end-ignored': fault.transport(
    'A form that asks for a list takes no notice of to.',
    { request: editForm((form) => form.delete('to')) },
    ['listChatMessages'],
  ),
  'navixy-transport.dates-in-another-zone': fault.timeZone(
    'Times lie an hour ahead of the time zone of the account.',
    {
      run: changeContext((context) => ({
        ...context,
        dates: { ...context.dates, format: (instant) => context.dates.format(instant + 3600) },
      })),
    },
    ['listChatMessages', 'listChatMessagesViaGet', 'listChatUpdates'],
  ),
});

/** What can happen to a connection; a client has to live with it. */
export const networkFaults = navixyFaults(allOperations, {
  ...withIds(brokenConnections, ['navixy-network.slow', 'navixy-network.dropped', 'navixy-network.cut-off']),
  'navixy-network.unavailable': clientFault.network('Every call fails with HTTP status 503 and code 14.', {
    run: () => fail(14),
  }),
  'navixy-network.overloaded': clientFault.network('Every call fails with HTTP status 429 and code 15.', {
    run: () => fail(statusCode.tooManyRequests),
  }),
});
