import { deviation, fault, withIds } from '../../../faults/define.ts';
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
export const responseFaults = navixyFaults(allOperations, {
  'navixy-responses.error-as-200': fault.status('Error responses come with HTTP status 200.', {
    response: whenRejected(withStatus(200)),
  }),
  'navixy-responses.error-as-success': fault.type('Error responses say success true.', {
    response: whenRejected(editBody(set('success', true))),
  }),
  'navixy-responses.error-without-code': fault.missingField('Error responses carry no code.', {
    response: whenRejected(editAt('status', without('code'))),
  }),
  'navixy-responses.error-without-description': fault.missingField('Error responses carry no description.', {
    response: whenRejected(editAt('status', without('description'))),
  }),
  'navixy-responses.error-without-status': fault.missingField('Error responses carry their code at the top level.', {
    response: whenRejected(editBody(({ status, ...body }) => ({ ...body, ...Object(status) }))),
  }),
  'navixy-responses.code-as-text': fault.type('Codes are strings.', {
    response: whenRejected(editAt('status', (status) => ({ ...status, code: String(status.code) }))),
  }),
  'navixy-responses.error-as-html': fault.contentType('Error responses are pages for people.', {
    response: whenRejected(asHtml),
  }),
  'navixy-responses.error-empty': fault.bodySyntax('Error responses have an empty body.', {
    response: whenRejected(withText(() => '')),
  }),
  'navixy-responses.errors-always': deviation.type(
    'Every error response carries a list of parameter errors, whatever its code.',
    {
      response: whenRejected(
        editBody((body) =>
          'errors' in body ? body : { ...body, errors: [{ parameter: 'tracker_id', error: 'wrong' }] },
        ),
      ),
    },
  ),
  'navixy-responses.errors-without-parameter': deviation.missingField('Parameter errors do not name their parameter.', {
    response: whenCode(statusCode.invalidParameters, editBody(set('errors', [{ error: 'is wrong' }]))),
  }),
  'navixy-responses.invalid-as-422': fault.status('Code 7 comes with HTTP status 422 instead of 400.', {
    response: whenCode(statusCode.invalidParameters, withStatus(422)),
  }),
  'navixy-responses.invalid-as-500': fault.status('A parameter of the wrong type returns HTTP status 500 and code 6.', {
    run: (call, next) => (call.findings.length > 0 ? fail(statusCode.unexpectedError) : next(call)),
  }),
  'navixy-responses.unreadable-as-500': fault.status('A body that cannot be read returns HTTP status 500 and code 6.', {
    response: whenCode(statusCode.wrongFormat, (response) => ({
      ...response,
      status: 500,
      body: response.body.replace('"code":5', '"code":6'),
    })),
  }),
  'navixy-responses.unreadable-accepted': fault.bodySyntax('A body that cannot be read returns success.', {
    response: whenCode(statusCode.wrongFormat, (response) => ({
      ...response,
      status: 200,
      body: '{"success":true}',
    })),
  }),
  ...withIds(malformedSuccesses, [
    'navixy-responses.success-as-text-plain',
    'navixy-responses.success-without-content-type',
    'navixy-responses.success-as-html',
    'navixy-responses.success-empty',
    'navixy-responses.success-cut-off',
  ]),
  'navixy-responses.success-key-twice': fault.bodySyntax('The key success is written twice in one object.', {
    response: whenSuccess(withText((text) => text.replace('{', '{"success":true,'))),
  }),
  'navixy-responses.success-with-comma': fault.bodySyntax('There is a comma before the closing brace.', {
    response: whenSuccess(withText((text) => text.replace(/\}$/, ',}'))),
  }),
  'navixy-responses.success-in-callback': fault.bodySyntax('The JSON is wrapped in a function call.', {
    response: whenSuccess(withText((text) => `callback(${text});`)),
  }),
  'navixy-responses.success-as-203': fault.status('Success comes with HTTP status 203.', {
    response: whenSuccess(withStatus(203)),
  }),
});
