import { deviation, fault } from '../../../faults/define.ts';
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
export const credentialFaults = navixyFaults(allOperations, {
  'navixy-credentials.json-body-ignored': fault.credential('A hash in a JSON body is not seen.', {
    request: editJson(({ hash: _hash, ...body }) => body),
  }),
  'navixy-credentials.form-body-ignored': fault.transport('A hash in a form is not seen.', {
    request: dropFormField('hash'),
  }),
  'navixy-credentials.query-ignored': fault.credential('A hash in the query is not seen.', {
    request: editQuery((query) => query.delete('hash')),
  }),
  'navixy-credentials.header-ignored': fault.credential('A hash in the Authorization header is not seen.', {
    request: editHeader('authorization', () => null),
  }),
  'navixy-credentials.query-before-body': deviation.credential(
    'When body and query carry different hashes, the one in the query decides.',
    { request: queryBeforeBody },
  ),
  'navixy-credentials.header-before-query': deviation.credential(
    'When query and header carry different hashes, the one in the header decides.',
    {
      request: (request) =>
        request.header('authorization') === null ? request : editQuery((query) => query.delete('hash'))(request),
    },
  ),
  'navixy-credentials.missing-accepted': fault.credential(
    'A call without a credential is served as if it had one.',
    acceptAnyone(statusCode.wrongHash),
  ),
  'navixy-credentials.unknown-accepted': fault.credential(
    'A hash that belongs to nobody is served as if it belonged to somebody.',
    acceptAnyone(statusCode.sessionEnded),
  ),
  'navixy-credentials.missing-as-401': deviation.status(
    'A call without a credential fails with HTTP status 401 instead of 400.',
    { response: whenCode(statusCode.wrongHash, withStatus(401)) },
  ),
  'navixy-credentials.unknown-as-403': fault.status(
    'A hash that belongs to nobody fails with HTTP status 403 instead of 400.',
    { response: whenCode(statusCode.sessionEnded, withStatus(403)) },
  ),
  'navixy-credentials.missing-as-other-code': deviation.status(
    'A call without a credential fails with code 11 instead of 3.',
    { response: whenCode(statusCode.wrongHash, editAt('status', set('code', 11))) },
  ),
  'navixy-credentials.unknown-as-other-code': fault.status(
    'A hash that belongs to nobody fails with code 2 instead of 3 or 4.',
    { response: whenCode(statusCode.sessionEnded, editAt('status', set('code', 2))) },
  ),
  'navixy-credentials.echoed-in-error': fault.leak('The error response of a call repeats its credential.', {
    response: (response, request) =>
      whenRejected(
        editAt('status', (status) => ({
          ...status,
          description: `${status.description} (${request.header('authorization') ?? request.query})`,
        })),
      )(response),
  }),
});

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
