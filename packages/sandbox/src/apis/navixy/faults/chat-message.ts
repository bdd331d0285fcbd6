import { deviation, fault } from '../../../faults/define.ts';
import {
  change,
  editItems,
  type FieldsEdit,
  set,
  whenCode,
  whenSuccess,
  without,
  withStatus,
  withText,
} from '../../../faults/response-edits.ts';
import { inEach, inSuccess } from '../../../faults/response-hooks.ts';
import { bothForms } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { createWallClock } from '../wall-clock.ts';
import { navixyFaults } from './define.ts';
import { changeContext } from './interceptors.ts';

const utc = createWallClock('UTC');

const asText = (value: unknown) => String(value);

const eachMessage = (edit: FieldsEdit) => inEach('list', edit);

/** What can go wrong with the fields of a listed message. */
export const chatMessageFaults = navixyFaults(bothForms('listChatMessages'), {
  'list-chat-messages.without-id': fault.missingField('Messages have no id.', eachMessage(without('id'))),
  'list-chat-messages.without-submit-time': fault.missingField(
    'Messages have no submit time.',
    eachMessage(without('submit_time')),
  ),
  'list-chat-messages.without-text': fault.missingField('Messages have no text.', eachMessage(without('text'))),
  'list-chat-messages.without-type': fault.missingField('Messages have no type.', eachMessage(without('type'))),
  'list-chat-messages.without-status': deviation.missingField(
    'Messages have no status.',
    eachMessage(without('status')),
  ),
  'list-chat-messages.without-list': fault.missingField('The response has no list.', inSuccess(without('list'))),
  'list-chat-messages.id-as-text': fault.type('Ids of messages are strings.', eachMessage(change('id', asText))),
  'list-chat-messages.id-with-fraction': fault.type('Ids of messages are written with a fraction, as 12.0.', {
    response: whenSuccess(withText((text) => text.replace(/"id":(\d+)/g, '"id":$1.0'))),
  }),
  'list-chat-messages.id-too-large': fault.type('Ids of messages are too large to be read exactly.', {
    response: whenSuccess(withText((text) => text.replace(/"id":(\d+)/g, '"id":9007199254740993$1'))),
  }),
  'list-chat-messages.submit-time-as-number': fault.type(
    'Submit times are seconds since 1970.',
    eachMessage(change('submit_time', () => 1_778_922_000)),
  ),
  'list-chat-messages.text-as-null': fault.type('Texts are null.', eachMessage(set('text', null))),
  'list-chat-messages.employee-as-text': fault.type(
    'The employee of a message is a string.',
    eachMessage(set('employee_id', '501')),
  ),
  'list-chat-messages.list-as-map': fault.type(
    'The list is an object whose keys are positions.',
    inSuccess((body) => ({ ...body, list: { ...Object(body.list) } })),
  ),
  'list-chat-messages.id-zero': fault.bounds('Ids of messages are 0.', eachMessage(set('id', 0))),
  'list-chat-messages.employee-negative': deviation.bounds(
    'The employee of a message is -1.',
    eachMessage(set('employee_id', -1)),
  ),
  'list-chat-messages.unknown-type': fault.bounds(
    'The type of a message is INBOUND or OUTBOUND.',
    eachMessage(change('type', (type) => String(type).replace('COMING', 'BOUND').replace('GOING', 'BOUND'))),
  ),
  'list-chat-messages.status-in-lower-case': deviation.bounds(
    'The status of a message is written in lower case.',
    eachMessage(change('status', (status) => String(status).toLowerCase())),
  ),
  'list-chat-messages.iso-unasked': fault.format(
    'Submit times are ISO 8601 although nobody asked for that.',
    eachMessage(change('submit_time', (time) => `${String(time).slice(0, 19).replace(' ', 'T')}Z`)),
  ),
  'list-chat-messages.submit-time-with-fraction': fault.format(
    'Submit times carry milliseconds.',
    eachMessage(change('submit_time', (time) => `${String(time)}.000`)),
  ),
  'list-chat-messages.submit-time-no-day': fault.format(
    'Submit times name the 30th of February.',
    eachMessage(change('submit_time', () => '2026-02-30 10:00:00')),
  ),
  'list-chat-messages.submit-time-day-first': fault.format(
    'Submit times put the day first.',
    eachMessage(change('submit_time', (time) => String(time).replace(/^(\d+)-(\d+)-(\d+)/, '$3.$2.$1'))),
  ),
  'list-chat-messages.iso-parameter-ignored': fault.format(
    'With iso_datetime true times are still written in the vendor format.',
    {
      response: (response, request) => (request.header('nvx-iso-datetime') === null ? vendorTimes(response) : response),
    },
  ),
  'list-chat-messages.iso-header-ignored': fault.format(
    'With the header NVX-ISO-DateTime true times are still written in the vendor format.',
    {
      response: (response, request) => (request.header('nvx-iso-datetime') === null ? response : vendorTimes(response)),
    },
  ),
  'list-chat-messages.iso-without-offset': fault.format(
    'ISO 8601 times carry no offset.',
    eachMessage(change('submit_time', (time) => String(time).replace(/(T[\d:]{8}).*$/, '$1'))),
  ),
  'list-chat-messages.iso-of-another-moment': fault.timeZone(
    'ISO 8601 times are the local time with the offset of UTC.',
    {
      run: changeContext((context) => ({
        ...context,
        dates: {
          ...context.dates,
          format: (instant) => {
            const text = context.dates.format(instant);
            return text.includes('T') ? `${text.slice(0, 19)}+00:00` : text;
          },
        },
      })),
    },
  ),
  'list-chat-messages.text-trimmed': deviation.write(
    'Spaces around a text are not listed.',
    eachMessage(change('text', (text) => String(text).trim())),
  ),
  'list-chat-messages.blocked-as-400': fault.status('Code 208 comes with HTTP status 400 instead of 403.', {
    response: whenCode(statusCode.deviceBlocked, withStatus(400)),
  }),
});

const vendorTimes = whenSuccess(
  editItems(
    'list',
    change('submit_time', (time) => utc.format(Date.parse(String(time).replace(' ', 'T')) / 1000)),
  ),
);
