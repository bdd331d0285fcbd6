import { fault } from '../../../faults/define.ts';
import { asHtml, editBody, whenStatus, withHeader, without, withStatus } from '../../../faults/response-edits.ts';
import type { SandboxRequest } from '../../../http/message.ts';
import { demoCredentials } from '../demo-credentials.ts';
import { type ErrorResponse, isError } from '../operation.ts';
import type { Bearer } from '../store/api-keys.ts';
import type { TrustCallerHooks } from './define.ts';
import { trustCallerFaults } from './define.ts';
import { allOperations, dataOperations, keyOperations } from './operation-ids.ts';

const fullBearer = `Bearer ${demoCredentials.full}`;

/** Takes the caller for somebody else, or for somebody with other rights. */
export function asCaller(edit: (bearer: Bearer) => Bearer | ErrorResponse): TrustCallerHooks {
  return {
    authenticate: (request, next) => {
      const bearer = next(request);
      return isError(bearer) ? bearer : edit(bearer);
    },
  };
}

function acceptWhen(applies: (request: SandboxRequest) => boolean): TrustCallerHooks {
  return {
    authenticate: (request, next) => {
      const bearer = next(request);
      if (!isError(bearer) || !applies(request)) return bearer;
      return next({ ...request, header: (name) => (name === 'authorization' ? fullBearer : request.header(name)) });
    },
  };
}

/** What can go wrong with tokens and permissions. */
export const credentialFaults = trustCallerFaults(allOperations, {
  'trustcaller-credentials.missing-accepted': fault.credential(
    'A request without a token is served.',
    acceptWhen((request) => request.header('authorization') === null),
  ),
  'trustcaller-credentials.invalid-accepted': fault.credential(
    'A request with a token that was never issued is served.',
    acceptWhen((request) => request.header('authorization') !== null),
  ),
  'trustcaller-credentials.missing-as-403': fault.status('A request without a valid token returns 403.', {
    response: whenStatus(401, withStatus(403)),
  }),
  'trustcaller-credentials.missing-as-302': fault.status(
    'A request without a valid token is sent to a page for signing in.',
    {
      response: whenStatus(401, (response) => ({ ...withHeader('location', '/login')(asHtml(response)), status: 302 })),
    },
  ),
  'trustcaller-credentials.missing-as-html': fault.contentType(
    'A request without a valid token returns a page for people.',
    { response: whenStatus(401, asHtml) },
  ),
  'trustcaller-credentials.error-without-message': fault.missingField(
    'The error response of a request without a valid token has no message.',
    { response: whenStatus(401, editBody(without('message'))) },
  ),
  'trustcaller-credentials.access-unchecked': fault.credential(
    'The permission api_access is not needed.',
    asCaller((bearer) => ({ ...bearer, account: { ...bearer.account, apiAccess: true } })),
  ),
  'trustcaller-credentials.key-management-unchecked': fault.credential(
    'The permission api_keys_manage is not needed.',
    asCaller((bearer) => ({ ...bearer, account: { ...bearer.account, apiKeysManage: true } })),
    keyOperations,
  ),
  'trustcaller-credentials.key-management-needed-for-data': fault.credential(
    'The permission api_keys_manage is needed to read numbers and calls.',
    asCaller((bearer) => ({
      ...bearer,
      account: { ...bearer.account, apiAccess: bearer.account.apiAccess && bearer.account.apiKeysManage },
    })),
    dataOperations,
  ),
  'trustcaller-credentials.permissions-by-key': fault.credential(
    'Only the first key of an account has its permissions.',
    asCaller((bearer) =>
      bearer.account.id === 1 && bearer.key.id !== 1
        ? { ...bearer, account: { ...bearer.account, apiAccess: false } }
        : bearer,
    ),
  ),
  'trustcaller-credentials.forbidden-as-401': fault.status('A missing permission returns 401.', {
    response: whenStatus(403, withStatus(401)),
  }),
  'trustcaller-credentials.forbidden-as-404': fault.status('A missing permission returns 404.', {
    response: whenStatus(403, withStatus(404)),
  }),
  'trustcaller-credentials.forbidden-without-message': fault.missingField(
    'The error response of a request without permission has no message.',
    {
      response: whenStatus(
        403,
        editBody(() => ({ error: 'forbidden' })),
      ),
    },
  ),
  'trustcaller-credentials.token-echoed': fault.leak('The error response of a request repeats its token.', {
    response: (response, request) =>
      response.status < 400
        ? response
        : editBody((body) => ({ ...body, message: `${body.message} ${request.header('authorization') ?? ''}` }))(
            response,
          ),
  }),
  'trustcaller-credentials.account-mixed-up': fault.isolation(
    'A request is served for another account.',
    asCaller((bearer) => (bearer.account.id === 1 ? { ...bearer, account: { ...bearer.account, id: 2 } } : bearer)),
    dataOperations,
  ),
});
