import { demoCredentials } from '../../demo/credentials.ts';
import type { SandboxRequest } from '../../http/message.ts';
import { isRefusal, refuse } from '../../navixy/operation.ts';
import { navixyOperations } from '../../navixy/operations.ts';
import { statusCode } from '../../navixy/status-code.ts';
import { bothForms, navixyFaults } from '../define.ts';
import {
  asHtml,
  cutOffJson,
  editAt,
  editBody,
  set,
  whenCode,
  whenSuccess,
  withHeader,
  without,
  withStatus,
  withText,
} from '../edit.ts';
import type { NavixyHooks } from '../fault.ts';
import { dropFormField, editForm, editHeader, editJson, editQuery, isForm } from './request.ts';
import { changeContext } from './run.ts';

const forms = [
  'listTrustedNumbers',
  'listChatMessages',
  'markAllChatMessagesRead',
  'markChatMessagesRead',
  'countUnreadChatMessages',
];
const posts = Object.keys(navixyOperations);
const everywhere = [...new Set([...posts, ...forms.flatMap(bothForms)])];
const whenRefused = (edit: Parameters<typeof whenSuccess>[0]) => (answer: Parameters<typeof edit>[0]) =>
  answer.status < 300 ? answer : edit(answer);

/** What can go wrong with credentials. */
const credentialFaults = navixyFaults('navixy-credentials', everywhere, [
  {
    name: 'json-body-ignored',
    class: 'credential',
    says: 'A hash in a JSON body is not seen.',
    hooks: { request: editJson(({ hash: _hash, ...body }) => body) },
  },
  {
    name: 'form-body-ignored',
    class: 'transport',
    says: 'A hash in a form is not seen.',
    hooks: { request: dropFormField('hash') },
  },
  {
    name: 'query-ignored',
    class: 'credential',
    says: 'A hash in the query is not seen.',
    hooks: { request: editQuery((query) => query.delete('hash')) },
  },
  {
    name: 'header-ignored',
    class: 'credential',
    says: 'A hash in the Authorization header is not seen.',
    hooks: { request: editHeader('authorization', () => null) },
  },
  {
    name: 'query-before-body',
    class: 'credential',
    says: 'When body and query carry different hashes, the one in the query decides.',
    hooks: { request: queryBeforeBody },
  },
  {
    name: 'header-before-query',
    class: 'credential',
    says: 'When query and header carry different hashes, the one in the header decides.',
    hooks: {
      request: (request) =>
        request.header('authorization') === null ? request : editQuery((query) => query.delete('hash'))(request),
    },
  },
  {
    name: 'missing-accepted',
    class: 'credential',
    says: 'A call without a credential is served as if it had one.',
    hooks: acceptAnyone(statusCode.wrongHash),
  },
  {
    name: 'unknown-accepted',
    class: 'credential',
    says: 'A hash that belongs to nobody is served as if it belonged to somebody.',
    hooks: acceptAnyone(statusCode.sessionEnded),
  },
  {
    name: 'missing-as-401',
    class: 'status',
    says: 'A call without a credential is refused with HTTP status 401 instead of 400.',
    hooks: { answer: whenCode(statusCode.wrongHash, withStatus(401)) },
  },
  {
    name: 'unknown-as-403',
    class: 'status',
    says: 'A hash that belongs to nobody is refused with HTTP status 403 instead of 400.',
    hooks: { answer: whenCode(statusCode.sessionEnded, withStatus(403)) },
  },
  {
    name: 'missing-as-other-code',
    class: 'status',
    says: 'A call without a credential is refused with code 11 instead of 3.',
    hooks: { answer: whenCode(statusCode.wrongHash, editAt('status', set('code', 11))) },
  },
  {
    name: 'unknown-as-other-code',
    class: 'status',
    says: 'A hash that belongs to nobody is refused with code 2 instead of 3 or 4.',
    hooks: { answer: whenCode(statusCode.sessionEnded, editAt('status', set('code', 2))) },
  },
  {
    name: 'echoed-in-refusal',
    class: 'leak',
    says: 'The refusal of a call repeats its credential.',
    hooks: {
      answer: (answer, request) =>
        whenRefused(
          editAt('status', (status) => ({
            ...status,
            description: `${status.description} (${request.header('authorization') ?? request.query})`,
          })),
        )(answer),
    },
  },
]);

/** What can go wrong with every answer or every refusal. */
const envelopeFaults = navixyFaults('navixy-answers', everywhere, [
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
  {
    name: 'success-as-text-plain',
    class: 'content-type',
    says: 'Successful answers are labelled text/plain.',
    hooks: { answer: whenSuccess(withHeader('content-type', 'text/plain; charset=utf-8')) },
  },
  {
    name: 'success-without-content-type',
    class: 'content-type',
    says: 'Successful answers have no content type.',
    hooks: { answer: whenSuccess(withHeader('content-type', null)) },
  },
  {
    name: 'success-as-html',
    class: 'content-type',
    says: 'Successful answers are pages for people.',
    hooks: { answer: whenSuccess(asHtml) },
  },
  {
    name: 'success-empty',
    class: 'body-syntax',
    says: 'Successful answers have an empty body.',
    hooks: { answer: whenSuccess(withText(() => '')) },
  },
  {
    name: 'success-cut-off',
    class: 'body-syntax',
    says: 'The JSON of successful answers ends before its end.',
    hooks: { answer: whenSuccess(cutOffJson) },
  },
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

/** What can go wrong with forms and queries. */
const transportFaults = navixyFaults('navixy-transport', posts, [
  {
    name: 'forms-refused',
    class: 'transport',
    says: 'Every form is refused.',
    hooks: { request: (request) => (isForm(request) ? { ...request, body: new Uint8Array([0x25]) } : request) },
  },
  {
    name: 'form-arrays-refused',
    class: 'transport',
    says: 'An array in a form is refused.',
    hooks: {
      request: editForm((form) => {
        for (const [name, value] of [...form]) if (value.startsWith('[')) form.set(name, value.slice(1, -1));
      }),
    },
  },
  {
    name: 'plus-in-form-kept',
    class: 'transport',
    operationIds: ['sendChatMessage', 'broadcastChatMessage'],
    says: 'A plus sign in a form is not read as a space.',
    hooks: {
      request: (request) =>
        isForm(request)
          ? {
              ...request,
              body: Buffer.from(Buffer.from(request.body).toString('latin1').replaceAll('+', '%2B'), 'latin1'),
            }
          : request,
    },
  },
  {
    name: 'get-refused',
    class: 'transport',
    operationIds: everywhere.filter((id) => id.endsWith('ViaGet')),
    says: 'GET forms are refused with code 112.',
    hooks: { run: () => refuse(statusCode.wrongMethod) },
  },
  {
    name: 'dates-in-another-zone',
    class: 'time-zone',
    operationIds: ['listChatMessages', 'listChatMessagesViaGet', 'listChatUpdates'],
    says: 'Times lie an hour ahead of the time zone of the account.',
    hooks: {
      run: changeContext((context) => ({
        ...context,
        dates: { ...context.dates, format: (instant) => context.dates.format(instant + 3600) },
      })),
    },
  },
]);

/** What can happen to a connection; a client has to live with it. */
const networkFaults = navixyFaults('navixy-network', everywhere, [
  {
    name: 'slow',
    class: 'network',
    forClientsOnly: true,
    says: 'Each answer comes two seconds late.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'delay', milliseconds: 2000 } }) },
  },
  {
    name: 'dropped',
    class: 'network',
    forClientsOnly: true,
    says: 'The connection is closed without an answer.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'drop' } }) },
  },
  {
    name: 'cut-off',
    class: 'network',
    forClientsOnly: true,
    says: 'The connection is closed within the answer.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'cut-off' } }) },
  },
  {
    name: 'unavailable',
    class: 'network',
    forClientsOnly: true,
    says: 'Every call is refused with HTTP status 503 and code 14.',
    hooks: { run: () => refuse(14) },
  },
  {
    name: 'overloaded',
    class: 'network',
    forClientsOnly: true,
    says: 'Every call is refused with HTTP status 429 and code 15.',
    hooks: { run: () => refuse(statusCode.tooManyRequests) },
  },
]);

/** What can go wrong whichever operation is called. */
export const navixyCommonFaults = [...credentialFaults, ...envelopeFaults, ...transportFaults, ...networkFaults];

function queryBeforeBody(request: SandboxRequest): SandboxRequest {
  const hash = new URLSearchParams(request.query).get('hash');
  if (hash === null) return request;
  return editForm((form) => form.set('hash', hash))(editJson((body) => ({ ...body, hash }))(request));
}

function acceptAnyone(code: number): NavixyHooks {
  return {
    authenticate: (request, next) => {
      const found = next(request);
      if (!isRefusal(found) || found.refused !== code) return found;
      return next(
        editHeader(
          'authorization',
          () => `NVX ${demoCredentials.navixy.full}`,
        )(editQuery((query) => query.delete('hash'))(request)),
      );
    },
  };
}
