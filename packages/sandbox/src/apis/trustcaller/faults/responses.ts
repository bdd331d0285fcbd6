import { clientFault, deviation, fault, withIds } from '../../../faults/define.ts';
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
export const responseFaults = trustCallerFaults(allOperations, {
  ...withIds(malformedSuccesses, [
    'trustcaller-responses.success-as-text-plain',
    'trustcaller-responses.success-without-content-type',
    'trustcaller-responses.success-as-html',
    'trustcaller-responses.success-empty',
    'trustcaller-responses.success-cut-off',
  ]),
  'trustcaller-responses.success-key-twice': fault.bodySyntax(
    'The first key of successful responses is written twice in one object.',
    { response: whenSuccess(withText((text) => text.replace(/^\{("\w+":)/, '{$1null,$1'))) },
  ),
  'trustcaller-responses.success-with-comment': fault.bodySyntax('There is a comment in front of the JSON.', {
    response: whenSuccess(withText((text) => `/* ok */ ${text}`)),
  }),
  'trustcaller-responses.success-twice': fault.bodySyntax('The JSON is written twice in a row.', {
    response: whenSuccess(withText((text) => text + text)),
  }),
  'trustcaller-responses.success-as-206': fault.status('Success comes with 206.', {
    response: whenStatus(200, withStatus(206)),
  }),
  'trustcaller-responses.reading-as-201': fault.status(
    'Reading returns 201.',
    { response: whenStatus(200, withStatus(201)) },
    dataOperations,
  ),
  'trustcaller-responses.success-as-500': fault.status('What succeeded returns 500.', {
    response: whenSuccess((response) => ({ ...response, status: 500, body: '{"message":"Server Error"}' })),
  }),
  'trustcaller-responses.invalid-as-400': fault.status(
    'A parameter outside its bounds returns 400.',
    { response: whenStatus(422, withStatus(400)) },
    dataOperations,
  ),
  'trustcaller-responses.invalid-as-500': fault.status(
    'A parameter outside its bounds returns 500.',
    {
      response: whenStatus(422, (response) => ({ ...response, status: 500, body: '{"message":"Server Error"}' })),
    },
    dataOperations,
  ),
  'trustcaller-responses.invalid-without-errors': fault.missingField(
    'The error response of an invalid parameter has no errors.',
    { response: whenStatus(422, editBody(without('errors'))) },
    dataOperations,
  ),
  'trustcaller-responses.invalid-without-message': fault.missingField(
    'The error response of an invalid parameter has no message.',
    { response: whenStatus(422, editBody(without('message'))) },
    dataOperations,
  ),
  'trustcaller-responses.errors-as-list': fault.type(
    'The errors of an error response are a list.',
    {
      response: whenStatus(
        422,
        editBody((body) => ({ ...body, errors: Object.values(Object(body.errors)) })),
      ),
    },
    dataOperations,
  ),
  'trustcaller-responses.errors-empty': deviation.bounds(
    'The errors of an error response name no parameter.',
    { response: whenStatus(422, editBody(set('errors', {}))) },
    dataOperations,
  ),
});

/** What can happen to a connection; a client has to live with it. */
export const networkFaults = trustCallerFaults(allOperations, {
  ...withIds(brokenConnections, [
    'trustcaller-network.slow',
    'trustcaller-network.dropped',
    'trustcaller-network.cut-off',
  ]),
  'trustcaller-network.overloaded': clientFault.network('Every request returns 429 and a Retry-After of one second.', {
    run: () => ({ ...fail(429, 'Too Many Attempts.'), headers: { 'retry-after': '1' } }),
  }),
});
