import { navixyFaults } from '../../../faults/define.ts';
import {
  asHtml,
  editAt,
  editBody,
  set,
  whenCode,
  whenRefused,
  whenSuccess,
  without,
  withStatus,
  withText,
} from '../../../faults/response-edits.ts';
import { spoiltSuccesses } from '../../../faults/shared.ts';
import { refuse } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { allOperations } from './operation-ids.ts';

/** What can go wrong with every answer or every refusal. */
export const answerFaults = navixyFaults('navixy-answers', allOperations, [
  {
    name: 'refusal-as-200',
    class: 'status',
    says: 'Refusals come with HTTP status 200.',
    hooks: { answer: whenRefused(withStatus(200)) },
  },
  {
    name: 'refusal-as-success',
    class: 'type',
    says: 'Refusals say success true.',
    hooks: { answer: whenRefused(editBody(set('success', true))) },
  },
  {
    name: 'refusal-without-code',
    class: 'missing-field',
    says: 'Refusals carry no code.',
    hooks: { answer: whenRefused(editAt('status', without('code'))) },
  },
  {
    name: 'refusal-without-description',
    class: 'missing-field',
    says: 'Refusals carry no description.',
    hooks: { answer: whenRefused(editAt('status', without('description'))) },
  },
  {
    name: 'refusal-without-status',
    class: 'missing-field',
    says: 'Refusals carry their code at the top level.',
    hooks: { answer: whenRefused(editBody(({ status, ...body }) => ({ ...body, ...Object(status) }))) },
  },
  {
    name: 'code-as-text',
    class: 'type',
    says: 'Codes are strings.',
    hooks: { answer: whenRefused(editAt('status', (status) => ({ ...status, code: String(status.code) }))) },
  },
  {
    name: 'refusal-as-html',
    class: 'content-type',
    says: 'Refusals are pages for people.',
    hooks: { answer: whenRefused(asHtml) },
  },
  {
    name: 'refusal-empty',
    class: 'body-syntax',
    says: 'Refusals have an empty body.',
    hooks: { answer: whenRefused(withText(() => '')) },
  },
  {
    name: 'errors-always',
    class: 'type',
    says: 'Every refusal carries a list of parameter errors, whatever its code.',
    hooks: {
      answer: whenRefused(
        editBody((body) =>
          'errors' in body ? body : { ...body, errors: [{ parameter: 'tracker_id', error: 'wrong' }] },
        ),
      ),
    },
  },
  {
    name: 'errors-without-parameter',
    class: 'missing-field',
    says: 'Parameter errors do not name their parameter.',
    hooks: { answer: whenCode(statusCode.invalidParameters, editBody(set('errors', [{ error: 'is wrong' }]))) },
  },
  {
    name: 'invalid-as-422',
    class: 'status',
    says: 'Code 7 comes with HTTP status 422 instead of 400.',
    hooks: { answer: whenCode(statusCode.invalidParameters, withStatus(422)) },
  },
  {
    name: 'invalid-as-500',
    class: 'status',
    says: 'A parameter of the wrong type is answered with HTTP status 500 and code 6.',
    hooks: { run: (call, next) => (call.findings.length > 0 ? refuse(statusCode.unexpectedError) : next(call)) },
  },
  {
    name: 'unreadable-as-500',
    class: 'status',
    says: 'A body that cannot be read is answered with HTTP status 500 and code 6.',
    hooks: {
      answer: whenCode(statusCode.wrongFormat, (answer) => ({
        ...answer,
        status: 500,
        body: answer.body.replace('"code":5', '"code":6'),
      })),
    },
  },
  {
    name: 'unreadable-accepted',
    class: 'body-syntax',
    says: 'A body that cannot be read is answered with success.',
    hooks: {
      answer: whenCode(statusCode.wrongFormat, (answer) => ({ ...answer, status: 200, body: '{"success":true}' })),
    },
  },
  ...spoiltSuccesses,
  {
    name: 'success-key-twice',
    class: 'body-syntax',
    says: 'The key success stands twice in one object.',
    hooks: { answer: whenSuccess(withText((text) => text.replace('{', '{"success":true,'))) },
  },
  {
    name: 'success-with-comma',
    class: 'body-syntax',
    says: 'A comma stands before the closing brace.',
    hooks: { answer: whenSuccess(withText((text) => text.replace(/\}$/, ',}'))) },
  },
  {
    name: 'success-in-callback',
    class: 'body-syntax',
    says: 'The JSON is wrapped in a function call.',
    hooks: { answer: whenSuccess(withText((text) => `callback(${text});`)) },
  },
  {
    name: 'success-as-203',
    class: 'status',
    says: 'Success comes with HTTP status 203.',
    hooks: { answer: whenSuccess(withStatus(203)) },
  },
]);
