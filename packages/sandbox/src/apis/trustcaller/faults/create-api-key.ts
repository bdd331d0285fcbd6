import { trustCallerFaults } from '../../../faults/define.ts';
import { change, editBody, whenStatus, whenSuccess, without, withStatus } from '../../../faults/response-edits.ts';
import { bodyOf, breaks, loseWrite, refuseRight, type TrustCallerCall } from './interceptors.ts';

const withName = (call: TrustCallerCall, name: string): TrustCallerCall => ({
  ...call,
  input: { ...call.input, body: { ...bodyOf(call), name } },
  findings: [],
});

const create = ['createApiKey'];

/** What can go wrong with creating a key. */
export const createApiKeyFaults = trustCallerFaults('create-api-key', create, [
  {
    name: 'answers-200',
    class: 'status',
    says: 'The creation is answered with 200.',
    hooks: { answer: whenStatus(201, withStatus(200)) },
  },
  {
    name: 'answers-202',
    class: 'status',
    says: 'The creation is answered with 202.',
    hooks: { answer: whenStatus(201, withStatus(202)) },
  },
  {
    name: 'lost',
    class: 'write',
    says: 'The key is answered with its token but never stored.',
    hooks: { run: loseWrite },
  },
  {
    name: 'without-token',
    class: 'missing-field',
    says: 'The answer has no token.',
    hooks: { answer: whenSuccess(editBody(without('token'))) },
  },
  {
    name: 'wrapped',
    class: 'missing-field',
    says: 'The new key stands under data.',
    hooks: { answer: whenSuccess(editBody((data) => ({ data }))) },
  },
  {
    name: 'token-does-not-work',
    class: 'credential',
    says: 'The token of the answer is another one than was stored.',
    hooks: { answer: whenSuccess(editBody(change('token', (token) => `${String(token).slice(0, -1)}~`))) },
  },
  {
    name: 'token-with-space',
    class: 'format',
    says: 'The token is preceded by the word Bearer.',
    hooks: { answer: whenSuccess(editBody(change('token', (token) => `Bearer ${token}`))) },
  },
  {
    name: 'name-cut',
    class: 'write',
    says: 'A name is cut after 32 characters.',
    hooks: {
      run: (call, next) =>
        call.findings.length > 0 ? next(call) : next(withName(call, String(bodyOf(call).name).slice(0, 32))),
    },
  },
  {
    name: 'name-in-lower-case',
    class: 'write',
    says: 'A name is stored in lower case.',
    hooks: {
      run: (call, next) =>
        call.findings.length > 0 ? next(call) : next(withName(call, String(bodyOf(call).name).toLowerCase())),
    },
  },
  {
    name: 'longest-name-refused',
    class: 'bounds',
    says: 'A name of 64 characters is refused.',
    hooks: { run: refuseRight((call) => [...String(bodyOf(call).name)].length === 64, 'name') },
  },
  {
    name: 'longer-name-accepted',
    class: 'bounds',
    says: 'A name of more than 64 characters is cut and accepted.',
    hooks: {
      run: (call, next) =>
        isTooLong(call) ? next(withName(call, String(bodyOf(call).name).slice(0, 64))) : next(call),
    },
  },
  {
    name: 'longer-name-refused-but-created',
    class: 'write',
    says: 'A name of more than 64 characters is refused, but a key is created.',
    hooks: {
      run: (call, next) => {
        if (isTooLong(call)) next(withName(call, String(bodyOf(call).name).slice(0, 64)));
        return next(call);
      },
    },
  },
  {
    name: 'missing-name-accepted',
    class: 'missing-field',
    says: 'A key is created without a name.',
    hooks: { run: (call, next) => (bodyOf(call).name === undefined ? next(withName(call, 'Unnamed')) : next(call)) },
  },
  {
    name: 'refusal-names-nothing',
    class: 'missing-field',
    says: 'The refusal of a call without a name has no errors.',
    hooks: { answer: whenStatus(422, editBody(without('errors'))) },
  },
  {
    name: 'reasons-as-text',
    class: 'type',
    says: 'The reasons of a refusal are no list but a text.',
    hooks: {
      answer: whenStatus(
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
    name: 'refusal-as-400',
    class: 'status',
    says: 'A call without a name is answered with 400.',
    hooks: { answer: whenStatus(422, withStatus(400)) },
  },
  {
    name: 'id-as-text',
    class: 'type',
    says: 'The id of a new key is a string.',
    hooks: { answer: whenSuccess(editBody(change('id', String))) },
  },
  {
    name: 'created-without-offset',
    class: 'format',
    says: 'The time of creation carries no offset.',
    hooks: { answer: whenSuccess(editBody(change('created_at', (time) => String(time).slice(0, 19)))) },
  },
  {
    name: 'without-message',
    class: 'missing-field',
    says: 'The answer carries no message.',
    hooks: { answer: whenSuccess(editBody(without('message'))) },
  },
]);

function isTooLong(call: TrustCallerCall): boolean {
  return breaks('request body', 'maxLength')(call);
}
