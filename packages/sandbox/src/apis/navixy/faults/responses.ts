import { withIds } from '../../../faults/define.ts';
import {
  asHtml,
  editAt,
  editBody,
  set,
  whenCode,
  whenRejected,
  whenSuccess,
  without,
  withStatus,
  withText,
} from '../../../faults/response-edits.ts';
import { malformedSuccesses } from '../../../faults/shared.ts';
import { fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import { allOperations } from './operation-ids.ts';

/** What can go wrong with every response or every error response. */
export const responseFaults = navixyFaults(allOperations, [
  {
    id: 'navixy-responses.error-as-200',
    class: 'status',
    description: 'Error responses come with HTTP status 200.',
    hooks: { response: whenRejected(withStatus(200)) },
  },
  {
    id: 'navixy-responses.error-as-success',
    class: 'type',
    description: 'Error responses say success true.',
    hooks: { response: whenRejected(editBody(set('success', true))) },
  },
  {
    id: 'navixy-responses.error-without-code',
    class: 'missing-field',
    description: 'Error responses carry no code.',
    hooks: { response: whenRejected(editAt('status', without('code'))) },
  },
  {
    id: 'navixy-responses.error-without-description',
    class: 'missing-field',
    description: 'Error responses carry no description.',
    hooks: { response: whenRejected(editAt('status', without('description'))) },
  },
  {
    id: 'navixy-responses.error-without-status',
    class: 'missing-field',
    description: 'Error responses carry their code at the top level.',
    hooks: { response: whenRejected(editBody(({ status, ...body }) => ({ ...body, ...Object(status) }))) },
  },
  {
    id: 'navixy-responses.code-as-text',
    class: 'type',
    description: 'Codes are strings.',
    hooks: { response: whenRejected(editAt('status', (status) => ({ ...status, code: String(status.code) }))) },
  },
  {
    id: 'navixy-responses.error-as-html',
    class: 'content-type',
    description: 'Error responses are pages for people.',
    hooks: { response: whenRejected(asHtml) },
  },
  {
    id: 'navixy-responses.error-empty',
    class: 'body-syntax',
    description: 'Error responses have an empty body.',
    hooks: { response: whenRejected(withText(() => '')) },
  },
  {
    id: 'navixy-responses.errors-always',
    breaks: 'deviation',
    class: 'type',
    description: 'Every error response carries a list of parameter errors, whatever its code.',
    hooks: {
      response: whenRejected(
        editBody((body) =>
          'errors' in body ? body : { ...body, errors: [{ parameter: 'tracker_id', error: 'wrong' }] },
        ),
      ),
    },
  },
  {
    id: 'navixy-responses.errors-without-parameter',
    breaks: 'deviation',
    class: 'missing-field',
    description: 'Parameter errors do not name their parameter.',
    hooks: { response: whenCode(statusCode.invalidParameters, editBody(set('errors', [{ error: 'is wrong' }]))) },
  },
  {
    id: 'navixy-responses.invalid-as-422',
    class: 'status',
    description: 'Code 7 comes with HTTP status 422 instead of 400.',
    hooks: { response: whenCode(statusCode.invalidParameters, withStatus(422)) },
  },
  {
    id: 'navixy-responses.invalid-as-500',
    class: 'status',
    description: 'A parameter of the wrong type returns HTTP status 500 and code 6.',
    hooks: { run: (call, next) => (call.findings.length > 0 ? fail(statusCode.unexpectedError) : next(call)) },
  },
  {
    id: 'navixy-responses.unreadable-as-500',
    class: 'status',
    description: 'A body that cannot be read returns HTTP status 500 and code 6.',
    hooks: {
      response: whenCode(statusCode.wrongFormat, (response) => ({
        ...response,
        status: 500,
        body: response.body.replace('"code":5', '"code":6'),
      })),
    },
  },
  {
    id: 'navixy-responses.unreadable-accepted',
    class: 'body-syntax',
    description: 'A body that cannot be read returns success.',
    hooks: {
      response: whenCode(statusCode.wrongFormat, (response) => ({
        ...response,
        status: 200,
        body: '{"success":true}',
      })),
    },
  },
  ...withIds(malformedSuccesses, [
    'navixy-responses.success-as-text-plain',
    'navixy-responses.success-without-content-type',
    'navixy-responses.success-as-html',
    'navixy-responses.success-empty',
    'navixy-responses.success-cut-off',
  ]),
  {
    id: 'navixy-responses.success-key-twice',
    class: 'body-syntax',
    description: 'The key success is written twice in one object.',
    hooks: { response: whenSuccess(withText((text) => text.replace('{', '{"success":true,'))) },
  },
  {
    id: 'navixy-responses.success-with-comma',
    class: 'body-syntax',
    description: 'There is a comma before the closing brace.',
    hooks: { response: whenSuccess(withText((text) => text.replace(/\}$/, ',}'))) },
  },
  {
    id: 'navixy-responses.success-in-callback',
    class: 'body-syntax',
    description: 'The JSON is wrapped in a function call.',
    hooks: { response: whenSuccess(withText((text) => `callback(${text});`)) },
  },
  {
    id: 'navixy-responses.success-as-203',
    class: 'status',
    description: 'Success comes with HTTP status 203.',
    hooks: { response: whenSuccess(withStatus(203)) },
  },
]);
