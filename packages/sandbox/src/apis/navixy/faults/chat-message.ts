import {
  change,
  editBody,
  editItems,
  type FieldsEdit,
  set,
  whenCode,
  whenSuccess,
  without,
  withStatus,
  withText,
} from '../../../faults/response-edits.ts';
import { bothForms } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { createWallClock } from '../wall-clock.ts';
import { navixyFaults } from './define.ts';
import { changeContext } from './interceptors.ts';

const utc = createWallClock('UTC');

const eachMessage = (edit: FieldsEdit) => ({ response: whenSuccess(editItems('list', edit)) });
const asText = (value: unknown) => String(value);

/** What can go wrong with the fields of a listed message. */
export const chatMessageFaults = navixyFaults(bothForms('listChatMessages'), [
  {
    id: 'list-chat-messages.without-id',
    class: 'missing-field',
    description: 'Messages have no id.',
    hooks: eachMessage(without('id')),
  },
  {
    id: 'list-chat-messages.without-submit-time',
    class: 'missing-field',
    description: 'Messages have no submit time.',
    hooks: eachMessage(without('submit_time')),
  },
  {
    id: 'list-chat-messages.without-text',
    class: 'missing-field',
    description: 'Messages have no text.',
    hooks: eachMessage(without('text')),
  },
  {
    id: 'list-chat-messages.without-type',
    class: 'missing-field',
    description: 'Messages have no type.',
    hooks: eachMessage(without('type')),
  },
  {
    id: 'list-chat-messages.without-status',
    breaks: 'deviation',
    class: 'missing-field',
    description: 'Messages have no status.',
    hooks: eachMessage(without('status')),
  },
  {
    id: 'list-chat-messages.without-list',
    class: 'missing-field',
    description: 'The response has no list.',
    hooks: { response: whenSuccess(editBody(without('list'))) },
  },
  {
    id: 'list-chat-messages.id-as-text',
    class: 'type',
    description: 'Ids of messages are strings.',
    hooks: eachMessage(change('id', asText)),
  },
  {
    id: 'list-chat-messages.id-with-fraction',
    class: 'type',
    description: 'Ids of messages are written with a fraction, as 12.0.',
    hooks: { response: whenSuccess(withText((text) => text.replace(/"id":(\d+)/g, '"id":$1.0'))) },
  },
  {
    id: 'list-chat-messages.id-too-large',
    class: 'type',
    description: 'Ids of messages are too large to be read exactly.',
    hooks: { response: whenSuccess(withText((text) => text.replace(/"id":(\d+)/g, '"id":9007199254740993$1'))) },
  },
  {
    id: 'list-chat-messages.submit-time-as-number',
    class: 'type',
    description: 'Submit times are seconds since 1970.',
    hooks: eachMessage(change('submit_time', () => 1_778_922_000)),
  },
  {
    id: 'list-chat-messages.text-as-null',
    class: 'type',
    description: 'Texts are null.',
    hooks: eachMessage(set('text', null)),
  },
  {
    id: 'list-chat-messages.employee-as-text',
    class: 'type',
    description: 'The employee of a message is a string.',
    hooks: eachMessage(set('employee_id', '501')),
  },
  {
    id: 'list-chat-messages.list-as-map',
    class: 'type',
    description: 'The list is an object whose keys are positions.',
    hooks: { response: whenSuccess(editBody((body) => ({ ...body, list: { ...Object(body.list) } }))) },
  },
  {
    id: 'list-chat-messages.id-zero',
    class: 'bounds',
    description: 'Ids of messages are 0.',
    hooks: eachMessage(set('id', 0)),
  },
  {
    id: 'list-chat-messages.employee-negative',
    breaks: 'deviation',
    class: 'bounds',
    description: 'The employee of a message is -1.',
    hooks: eachMessage(set('employee_id', -1)),
  },
  {
    id: 'list-chat-messages.unknown-type',
    class: 'bounds',
    description: 'The type of a message is INBOUND or OUTBOUND.',
    hooks: eachMessage(change('type', (type) => String(type).replace('COMING', 'BOUND').replace('GOING', 'BOUND'))),
  },
  {
    id: 'list-chat-messages.status-in-lower-case',
    breaks: 'deviation',
    class: 'bounds',
    description: 'The status of a message is written in lower case.',
    hooks: eachMessage(change('status', (status) => String(status).toLowerCase())),
  },
  {
    id: 'list-chat-messages.iso-unasked',
    class: 'format',
    description: 'Submit times are ISO 8601 although nobody asked for that.',
    hooks: eachMessage(change('submit_time', (time) => `${String(time).slice(0, 19).replace(' ', 'T')}Z`)),
  },
  {
    id: 'list-chat-messages.submit-time-with-fraction',
    class: 'format',
    description: 'Submit times carry milliseconds.',
    hooks: eachMessage(change('submit_time', (time) => `${String(time)}.000`)),
  },
  {
    id: 'list-chat-messages.submit-time-no-day',
    class: 'format',
    description: 'Submit times name the 30th of February.',
    hooks: eachMessage(change('submit_time', () => '2026-02-30 10:00:00')),
  },
  {
    id: 'list-chat-messages.submit-time-day-first',
    class: 'format',
    description: 'Submit times put the day first.',
    hooks: eachMessage(change('submit_time', (time) => String(time).replace(/^(\d+)-(\d+)-(\d+)/, '$3.$2.$1'))),
  },
  {
    id: 'list-chat-messages.iso-parameter-ignored',
    class: 'format',
    description: 'With iso_datetime true times are still written in the vendor format.',
    hooks: {
      response: (response, request) => (request.header('nvx-iso-datetime') === null ? vendorTimes(response) : response),
    },
  },
  {
    id: 'list-chat-messages.iso-header-ignored',
    class: 'format',
    description: 'With the header NVX-ISO-DateTime true times are still written in the vendor format.',
    hooks: {
      response: (response, request) => (request.header('nvx-iso-datetime') === null ? response : vendorTimes(response)),
    },
  },
  {
    id: 'list-chat-messages.iso-without-offset',
    class: 'format',
    description: 'ISO 8601 times carry no offset.',
    hooks: eachMessage(change('submit_time', (time) => String(time).replace(/(T[\d:]{8}).*$/, '$1'))),
  },
  {
    id: 'list-chat-messages.iso-of-another-moment',
    class: 'time-zone',
    description: 'ISO 8601 times are the local time with the offset of UTC.',
    hooks: {
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
  },
  {
    id: 'list-chat-messages.text-trimmed',
    breaks: 'deviation',
    class: 'write',
    description: 'Spaces around a text are not listed.',
    hooks: eachMessage(change('text', (text) => String(text).trim())),
  },
  {
    id: 'list-chat-messages.blocked-as-400',
    class: 'status',
    description: 'Code 208 comes with HTTP status 400 instead of 403.',
    hooks: { response: whenCode(statusCode.deviceBlocked, withStatus(400)) },
  },
]);

const vendorTimes = whenSuccess(
  editItems(
    'list',
    change('submit_time', (time) => utc.format(Date.parse(String(time).replace(' ', 'T')) / 1000)),
  ),
);
