import { withIds } from '../../../faults/define.ts';
import {
  editBody,
  set,
  whenStatus,
  whenSuccess,
  without,
  withStatus,
  withText,
} from '../../../faults/response-edits.ts';
import { brokenConnections, malformedSuccesses } from '../../../faults/shared.ts';
import { fail } from '../operation.ts';
import { trustCallerFaults } from './define.ts';
import { allOperations, dataOperations } from './operation-ids.ts';

/** What can go wrong with every response or every error response. */
export const responseFaults = trustCallerFaults(allOperations, [
  ...withIds(malformedSuccesses, [
    'trustcaller-responses.success-as-text-plain',
    'trustcaller-responses.success-without-content-type',
    'trustcaller-responses.success-as-html',
    'trustcaller-responses.success-empty',
    'trustcaller-responses.success-cut-off',
  ]),
  {
    id: 'trustcaller-responses.success-key-twice',
    class: 'body-syntax',
    description: 'The first key of successful responses is written twice in one object.',
    hooks: { response: whenSuccess(withText((text) => text.replace(/^\{("\w+":)/, '{$1null,$1'))) },
  },
  {
    id: 'trustcaller-responses.success-with-comment',
    class: 'body-syntax',
    description: 'There is a comment in front of the JSON.',
    hooks: { response: whenSuccess(withText((text) => `/* ok */ ${text}`)) },
  },
  {
    id: 'trustcaller-responses.success-twice',
    class: 'body-syntax',
    description: 'The JSON is written twice in a row.',
    hooks: { response: whenSuccess(withText((text) => text + text)) },
  },
  {
    id: 'trustcaller-responses.success-as-206',
    class: 'status',
    description: 'Success comes with 206.',
    hooks: { response: whenStatus(200, withStatus(206)) },
  },
  {
    id: 'trustcaller-responses.reading-as-201',
    class: 'status',
    operationIds: dataOperations,
    description: 'Reading returns 201.',
    hooks: { response: whenStatus(200, withStatus(201)) },
  },
  {
    id: 'trustcaller-responses.success-as-500',
    class: 'status',
    description: 'What succeeded returns 500.',
    hooks: { response: whenSuccess((response) => ({ ...response, status: 500, body: '{"message":"Server Error"}' })) },
  },
  {
    id: 'trustcaller-responses.invalid-as-400',
    class: 'status',
    operationIds: dataOperations,
    description: 'A parameter outside its bounds returns 400.',
    hooks: { response: whenStatus(422, withStatus(400)) },
  },
  {
    id: 'trustcaller-responses.invalid-as-500',
    class: 'status',
    operationIds: dataOperations,
    description: 'A parameter outside its bounds returns 500.',
    hooks: {
      response: whenStatus(422, (response) => ({ ...response, status: 500, body: '{"message":"Server Error"}' })),
    },
  },
  {
    id: 'trustcaller-responses.invalid-without-errors',
    class: 'missing-field',
    operationIds: dataOperations,
    description: 'The error response of an invalid parameter has no errors.',
    hooks: { response: whenStatus(422, editBody(without('errors'))) },
  },
  {
    id: 'trustcaller-responses.invalid-without-message',
    class: 'missing-field',
    operationIds: dataOperations,
    description: 'The error response of an invalid parameter has no message.',
    hooks: { response: whenStatus(422, editBody(without('message'))) },
  },
  {
    id: 'trustcaller-responses.errors-as-list',
    class: 'type',
    operationIds: dataOperations,
    description: 'The errors of an error response are a list.',
    hooks: {
      response: whenStatus(
        422,
        editBody((body) => ({ ...body, errors: Object.values(Object(body.errors)) })),
      ),
    },
  },
  {
    id: 'trustcaller-responses.errors-empty',
    breaks: 'deviation',
    class: 'bounds',
    operationIds: dataOperations,
    description: 'The errors of an error response name no parameter.',
    hooks: { response: whenStatus(422, editBody(set('errors', {}))) },
  },
]);

/** What can happen to a connection; a client has to live with it. */
export const networkFaults = trustCallerFaults(allOperations, [
  ...withIds(brokenConnections, [
    'trustcaller-network.slow',
    'trustcaller-network.dropped',
    'trustcaller-network.cut-off',
  ]),
  {
    id: 'trustcaller-network.overloaded',
    class: 'network',
    breaks: 'client',
    description: 'Every request returns 429 and a Retry-After of one second.',
    hooks: { run: () => ({ ...fail(429, 'Too Many Attempts.'), headers: { 'retry-after': '1' } }) },
  },
]);
