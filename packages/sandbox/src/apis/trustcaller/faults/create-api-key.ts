import { change, editBody, whenStatus, whenSuccess, without, withStatus } from '../../../faults/response-edits.ts';
import { trustCallerFaults } from './define.ts';
import { bodyOf, breaks, failRight, loseWrite, type TrustCallerCall } from './interceptors.ts';

const withName = (call: TrustCallerCall, name: string): TrustCallerCall => ({
  ...call,
  input: { ...call.input, body: { ...bodyOf(call), name } },
  findings: [],
});

const create = ['createApiKey'];

/** What can go wrong with creating a key. */
export const createApiKeyFaults = trustCallerFaults(create, [
  {
    id: 'create-api-key.returns-200',
    class: 'status',
    description: 'The creation returns 200.',
    hooks: { response: whenStatus(201, withStatus(200)) },
  },
  {
    id: 'create-api-key.returns-202',
    class: 'status',
    description: 'The creation returns 202.',
    hooks: { response: whenStatus(201, withStatus(202)) },
  },
  {
    id: 'create-api-key.lost',
    class: 'write',
    description: 'The key returns its token but never stored.',
    hooks: { run: loseWrite },
  },
  {
    id: 'create-api-key.without-token',
    class: 'missing-field',
    description: 'The response has no token.',
    hooks: { response: whenSuccess(editBody(without('token'))) },
  },
  {
    id: 'create-api-key.wrapped',
    class: 'missing-field',
    description: 'The new key is under data.',
    hooks: { response: whenSuccess(editBody((data) => ({ data }))) },
  },
  {
    id: 'create-api-key.token-does-not-work',
    class: 'credential',
    description: 'The token of the response is another one than was stored.',
    hooks: { response: whenSuccess(editBody(change('token', (token) => `${String(token).slice(0, -1)}~`))) },
  },
  {
    id: 'create-api-key.token-with-space',
    class: 'format',
    description: 'The token is preceded by the word Bearer.',
    hooks: { response: whenSuccess(editBody(change('token', (token) => `Bearer ${token}`))) },
  },
  {
    id: 'create-api-key.name-cut',
    breaks: 'deviation',
    class: 'write',
    description: 'A name is cut after 32 characters.',
    hooks: {
      run: (call, next) =>
        call.findings.length > 0 ? next(call) : next(withName(call, String(bodyOf(call).name).slice(0, 32))),
    },
  },
  {
    id: 'create-api-key.name-in-lower-case',
    breaks: 'deviation',
    class: 'write',
    description: 'A name is stored in lower case.',
    hooks: {
      run: (call, next) =>
        call.findings.length > 0 ? next(call) : next(withName(call, String(bodyOf(call).name).toLowerCase())),
    },
  },
  {
    id: 'create-api-key.longest-name-rejected',
    class: 'bounds',
    description: 'A name of 64 characters is rejected.',
    hooks: { run: failRight((call) => [...String(bodyOf(call).name)].length === 64, 'name') },
  },
  {
    id: 'create-api-key.longer-name-accepted',
    class: 'bounds',
    description: 'A name of more than 64 characters is cut and accepted.',
    hooks: {
      run: (call, next) =>
        isTooLong(call) ? next(withName(call, String(bodyOf(call).name).slice(0, 64))) : next(call),
    },
  },
  {
    id: 'create-api-key.longer-name-rejected-but-created',
    class: 'write',
    description: 'A name of more than 64 characters is rejected, but a key is created.',
    hooks: {
      run: (call, next) => {
        if (isTooLong(call)) next(withName(call, String(bodyOf(call).name).slice(0, 64)));
        return next(call);
      },
    },
  },
  {
    id: 'create-api-key.missing-name-accepted',
    class: 'missing-field',
    description: 'A key is created without a name.',
    hooks: { run: (call, next) => (bodyOf(call).name === undefined ? next(withName(call, 'Unnamed')) : next(call)) },
  },
  {
    id: 'create-api-key.error-names-nothing',
    class: 'missing-field',
    description: 'The error response of a call without a name has no errors.',
    hooks: { response: whenStatus(422, editBody(without('errors'))) },
  },
  {
    id: 'create-api-key.reasons-as-text',
    class: 'type',
    description: 'The reasons of an error response are no list but a text.',
    hooks: {
      response: whenStatus(
        422,
        editBody((body) => ({
          ...body,
          errors: Object.fromEntries(
            Object.entries(Object(body.errors)).map(([name, reasons]) => [name, String(reasons)]),
          ),
        })),
      ),
    },
  },
  {
    id: 'create-api-key.error-as-400',
    class: 'status',
    description: 'A call without a name returns 400.',
    hooks: { response: whenStatus(422, withStatus(400)) },
  },
  {
    id: 'create-api-key.id-as-text',
    class: 'type',
    description: 'The id of a new key is a string.',
    hooks: { response: whenSuccess(editBody(change('id', String))) },
  },
  {
    id: 'create-api-key.created-without-offset',
    breaks: 'deviation',
    class: 'format',
    description: 'The time of creation carries no offset.',
    hooks: { response: whenSuccess(editBody(change('created_at', (time) => String(time).slice(0, 19)))) },
  },
  {
    id: 'create-api-key.without-message',
    class: 'missing-field',
    description: 'The response carries no message.',
    hooks: { response: whenSuccess(editBody(without('message'))) },
  },
]);

function isTooLong(call: TrustCallerCall): boolean {
  return breaks('request body', 'maxLength')(call);
}
