import { deviation, fault } from '../../../faults/define.ts';
import { change, editBody, whenStatus, without, withStatus } from '../../../faults/response-edits.ts';
import { inSuccess } from '../../../faults/response-hooks.ts';
import { trustCallerFaults } from './define.ts';
import { bodyOf, breaks, failRight, loseWrite, type TrustCallerCall } from './interceptors.ts';

const withName = (call: TrustCallerCall, name: string): TrustCallerCall => ({
  ...call,
  input: { ...call.input, body: { ...bodyOf(call), name } },
  findings: [],
});

const create = ['createApiKey'];

/** What can go wrong with creating a key. */
export const createApiKeyFaults = trustCallerFaults(create, {
  'create-api-key.returns-200': fault.status('The creation returns 200.', {
    response: whenStatus(201, withStatus(200)),
  }),
  'create-api-key.returns-202': fault.status('The creation returns 202.', {
    response: whenStatus(201, withStatus(202)),
  }),
  'create-api-key.lost': fault.write('The key returns its token but never stored.', { run: loseWrite }),
  'create-api-key.without-token': fault.missingField('The response has no token.', inSuccess(without('token'))),
  'create-api-key.wrapped': fault.missingField(
    'The new key is under data.',
    inSuccess((data) => ({ data })),
  ),
  'create-api-key.token-does-not-work': fault.credential(
    'The token of the response is another one than was stored.',
    inSuccess(change('token', (token) => `${String(token).slice(0, -1)}~`)),
  ),
  'create-api-key.token-with-space': fault.format(
    'The token is preceded by the word Bearer.',
    inSuccess(change('token', (token) => `Bearer ${token}`)),
  ),
  'create-api-key.name-cut': deviation.write('A name is cut after 32 characters.', {
    run: (call, next) =>
      call.findings.length > 0 ? next(call) : next(withName(call, String(bodyOf(call).name).slice(0, 32))),
  }),
  'create-api-key.name-in-lower-case': deviation.write('A name is stored in lower case.', {
    run: (call, next) =>
      call.findings.length > 0 ? next(call) : next(withName(call, String(bodyOf(call).name).toLowerCase())),
  }),
  'create-api-key.longest-name-rejected': fault.bounds('A name of 64 characters is rejected.', {
    run: failRight((call) => [...String(bodyOf(call).name)].length === 64, 'name'),
  }),
  'create-api-key.longer-name-accepted': fault.bounds('A name of more than 64 characters is cut and accepted.', {
    run: (call, next) => (isTooLong(call) ? next(withName(call, String(bodyOf(call).name).slice(0, 64))) : next(call)),
  }),
  'create-api-key.longer-name-rejected-but-created': fault.write(
    'A name of more than 64 characters is rejected, but a key is created.',
    {
      run: (call, next) => {
        if (isTooLong(call)) next(withName(call, String(bodyOf(call).name).slice(0, 64)));
        return next(call);
      },
    },
  ),
  'create-api-key.missing-name-accepted': fault.missingField('A key is created without a name.', {
    run: (call, next) => (bodyOf(call).name === undefined ? next(withName(call, 'Unnamed')) : next(call)),
  }),
  'create-api-key.error-names-nothing': fault.missingField(
    'The error response of a call without a name has no errors.',
    { response: whenStatus(422, editBody(without('errors'))) },
  ),
  'create-api-key.reasons-as-text': fault.type('The reasons of an error response are no list but a text.', {
    response: whenStatus(
      422,
      editBody((body) => ({
        ...body,
        errors: Object.fromEntries(
          Object.entries(Object(body.errors)).map(([name, reasons]) => [name, String(reasons)]),
        ),
      })),
    ),
  }),
  'create-api-key.error-as-400': fault.status('A call without a name returns 400.', {
    response: whenStatus(422, withStatus(400)),
  }),
  'create-api-key.id-as-text': fault.type('The id of a new key is a string.', inSuccess(change('id', String))),
  'create-api-key.created-without-offset': deviation.format(
    'The time of creation carries no offset.',
    inSuccess(change('created_at', (time) => String(time).slice(0, 19))),
  ),
  'create-api-key.without-message': fault.missingField(
    'The response carries no message.',
    inSuccess(without('message')),
  ),
});

function isTooLong(call: TrustCallerCall): boolean {
  return breaks('request body', 'maxLength')(call);
}
