import { editAt, set, whenCode, whenRejected, withStatus } from '../../../faults/response-edits.ts';
import type { SandboxRequest } from '../../../http/message.ts';
import { demoCredentials } from '../demo-credentials.ts';
import { isError } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import type { NavixyHooks } from './define.ts';
import { navixyFaults } from './define.ts';
import { allOperations } from './operation-ids.ts';
import { dropFormField, editForm, editHeader, editJson, editQuery } from './request.ts';

/** What can go wrong with credentials. */
export const credentialFaults = navixyFaults(allOperations, [
  {
    id: 'navixy-credentials.json-body-ignored',
    class: 'credential',
    description: 'A hash in a JSON body is not seen.',
    hooks: { request: editJson(({ hash: _hash, ...body }) => body) },
  },
  {
    id: 'navixy-credentials.form-body-ignored',
    class: 'transport',
    description: 'A hash in a form is not seen.',
    hooks: { request: dropFormField('hash') },
  },
  {
    id: 'navixy-credentials.query-ignored',
    class: 'credential',
    description: 'A hash in the query is not seen.',
    hooks: { request: editQuery((query) => query.delete('hash')) },
  },
  {
    id: 'navixy-credentials.header-ignored',
    class: 'credential',
    description: 'A hash in the Authorization header is not seen.',
    hooks: { request: editHeader('authorization', () => null) },
  },
  {
    id: 'navixy-credentials.query-before-body',
    breaks: 'deviation',
    class: 'credential',
    description: 'When body and query carry different hashes, the one in the query decides.',
    hooks: { request: queryBeforeBody },
  },
  {
    id: 'navixy-credentials.header-before-query',
    breaks: 'deviation',
    class: 'credential',
    description: 'When query and header carry different hashes, the one in the header decides.',
    hooks: {
      request: (request) =>
        request.header('authorization') === null ? request : editQuery((query) => query.delete('hash'))(request),
    },
  },
  {
    id: 'navixy-credentials.missing-accepted',
    class: 'credential',
    description: 'A call without a credential is served as if it had one.',
    hooks: acceptAnyone(statusCode.wrongHash),
  },
  {
    id: 'navixy-credentials.unknown-accepted',
    class: 'credential',
    description: 'A hash that belongs to nobody is served as if it belonged to somebody.',
    hooks: acceptAnyone(statusCode.sessionEnded),
  },
  {
    id: 'navixy-credentials.missing-as-401',
    breaks: 'deviation',
    class: 'status',
    description: 'A call without a credential fails with HTTP status 401 instead of 400.',
    hooks: { response: whenCode(statusCode.wrongHash, withStatus(401)) },
  },
  {
    id: 'navixy-credentials.unknown-as-403',
    class: 'status',
    description: 'A hash that belongs to nobody fails with HTTP status 403 instead of 400.',
    hooks: { response: whenCode(statusCode.sessionEnded, withStatus(403)) },
  },
  {
    id: 'navixy-credentials.missing-as-other-code',
    breaks: 'deviation',
    class: 'status',
    description: 'A call without a credential fails with code 11 instead of 3.',
    hooks: { response: whenCode(statusCode.wrongHash, editAt('status', set('code', 11))) },
  },
  {
    id: 'navixy-credentials.unknown-as-other-code',
    class: 'status',
    description: 'A hash that belongs to nobody fails with code 2 instead of 3 or 4.',
    hooks: { response: whenCode(statusCode.sessionEnded, editAt('status', set('code', 2))) },
  },
  {
    id: 'navixy-credentials.echoed-in-error',
    class: 'leak',
    description: 'The error response of a call repeats its credential.',
    hooks: {
      response: (response, request) =>
        whenRejected(
          editAt('status', (status) => ({
            ...status,
            description: `${status.description} (${request.header('authorization') ?? request.query})`,
          })),
        )(response),
    },
  },
]);

function queryBeforeBody(request: SandboxRequest): SandboxRequest {
  const hash = new URLSearchParams(request.query).get('hash');
  if (hash === null) return request;
  return editForm((form) => form.set('hash', hash))(editJson((body) => ({ ...body, hash }))(request));
}

function acceptAnyone(code: number): NavixyHooks {
  return {
    authenticate: (request, next) => {
      const found = next(request);
      if (!isError(found) || found.rejected !== code) return found;
      return next(
        editHeader(
          'authorization',
          () => `NVX ${demoCredentials.full}`,
        )(editQuery((query) => query.delete('hash'))(request)),
      );
    },
  };
}
