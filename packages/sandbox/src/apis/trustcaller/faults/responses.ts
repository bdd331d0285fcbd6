import { trustCallerFaults } from '../../../faults/define.ts';
import {
  editBody,
  set,
  whenStatus,
  whenSuccess,
  without,
  withStatus,
  withText,
} from '../../../faults/response-edits.ts';
import { brokenConnections, spoiltSuccesses } from '../../../faults/shared.ts';
import { refuse } from '../operation.ts';
import { allOperations, dataOperations } from './operation-ids.ts';

/** What can go wrong with every answer or every refusal. */
export const answerFaults = trustCallerFaults('trustcaller-answers', allOperations, [
  ...spoiltSuccesses,
  {
    name: 'success-key-twice',
    class: 'body-syntax',
    says: 'The first key of successful answers stands twice in one object.',
    hooks: { answer: whenSuccess(withText((text) => text.replace(/^\{("\w+":)/, '{$1null,$1'))) },
  },
  {
    name: 'success-with-comment',
    class: 'body-syntax',
    says: 'A comment stands in front of the JSON.',
    hooks: { answer: whenSuccess(withText((text) => `/* ok */ ${text}`)) },
  },
  {
    name: 'success-twice',
    class: 'body-syntax',
    says: 'The JSON stands twice in a row.',
    hooks: { answer: whenSuccess(withText((text) => text + text)) },
  },
  {
    name: 'success-as-206',
    class: 'status',
    says: 'Success comes with 206.',
    hooks: { answer: whenStatus(200, withStatus(206)) },
  },
  {
    name: 'reading-as-201',
    class: 'status',
    operationIds: dataOperations,
    says: 'Reading is answered with 201.',
    hooks: { answer: whenStatus(200, withStatus(201)) },
  },
  {
    name: 'success-as-500',
    class: 'status',
    says: 'What succeeded is answered with 500.',
    hooks: { answer: whenSuccess((answer) => ({ ...answer, status: 500, body: '{"message":"Server Error"}' })) },
  },
  {
    name: 'invalid-as-400',
    class: 'status',
    operationIds: dataOperations,
    says: 'A parameter outside its bounds is answered with 400.',
    hooks: { answer: whenStatus(422, withStatus(400)) },
  },
  {
    name: 'invalid-as-500',
    class: 'status',
    operationIds: dataOperations,
    says: 'A parameter outside its bounds is answered with 500.',
    hooks: { answer: whenStatus(422, (answer) => ({ ...answer, status: 500, body: '{"message":"Server Error"}' })) },
  },
  {
    name: 'invalid-without-errors',
    class: 'missing-field',
    operationIds: dataOperations,
    says: 'The refusal of an invalid parameter has no errors.',
    hooks: { answer: whenStatus(422, editBody(without('errors'))) },
  },
  {
    name: 'invalid-without-message',
    class: 'missing-field',
    operationIds: dataOperations,
    says: 'The refusal of an invalid parameter has no message.',
    hooks: { answer: whenStatus(422, editBody(without('message'))) },
  },
  {
    name: 'errors-as-list',
    class: 'type',
    operationIds: dataOperations,
    says: 'The errors of a refusal are a list.',
    hooks: {
      answer: whenStatus(
        422,
        editBody((body) => ({ ...body, errors: Object.values(Object(body.errors)) })),
      ),
    },
  },
  {
    name: 'errors-empty',
    class: 'bounds',
    operationIds: dataOperations,
    says: 'The errors of a refusal name no parameter.',
    hooks: { answer: whenStatus(422, editBody(set('errors', {}))) },
  },
]);

/** What can happen to a connection; a client has to live with it. */
export const networkFaults = trustCallerFaults('trustcaller-network', allOperations, [
  ...brokenConnections,
  {
    name: 'overloaded',
    class: 'network',
    forClientsOnly: true,
    says: 'Every request is answered with 429 and a Retry-After of one second.',
    hooks: { run: () => ({ ...refuse(429, 'Too Many Attempts.'), headers: { 'retry-after': '1' } }) },
  },
]);
