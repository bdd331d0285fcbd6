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
export const credentialFaults = trustCallerFaults(allOperations, [
  {
    id: 'trustcaller-credentials.missing-accepted',
    class: 'credential',
    description: 'A request without a token is served.',
    hooks: acceptWhen((request) => request.header('authorization') === null),
  },
  {
    id: 'trustcaller-credentials.invalid-accepted',
    class: 'credential',
    description: 'A request with a token that was never issued is served.',
    hooks: acceptWhen((request) => request.header('authorization') !== null),
  },
  {
    id: 'trustcaller-credentials.missing-as-403',
    class: 'status',
    description: 'A request without a valid token returns 403.',
    hooks: { response: whenStatus(401, withStatus(403)) },
  },
  {
    id: 'trustcaller-credentials.missing-as-302',
    class: 'status',
    description: 'A request without a valid token is sent to a page for signing in.',
    hooks: {
      response: whenStatus(401, (response) => ({ ...withHeader('location', '/login')(asHtml(response)), status: 302 })),
    },
  },
  {
    id: 'trustcaller-credentials.missing-as-html',
    class: 'content-type',
    description: 'A request without a valid token returns a page for people.',
    hooks: { response: whenStatus(401, asHtml) },
  },
  {
    id: 'trustcaller-credentials.error-without-message',
    class: 'missing-field',
    description: 'The error response of a request without a valid token has no message.',
    hooks: { response: whenStatus(401, editBody(without('message'))) },
  },
  {
    id: 'trustcaller-credentials.access-unchecked',
    class: 'credential',
    description: 'The permission api_access is not needed.',
    hooks: asCaller((bearer) => ({ ...bearer, account: { ...bearer.account, apiAccess: true } })),
  },
  {
    id: 'trustcaller-credentials.key-management-unchecked',
    class: 'credential',
    operationIds: keyOperations,
    description: 'The permission api_keys_manage is not needed.',
    hooks: asCaller((bearer) => ({ ...bearer, account: { ...bearer.account, apiKeysManage: true } })),
  },
  {
    id: 'trustcaller-credentials.key-management-needed-for-data',
    class: 'credential',
    operationIds: dataOperations,
    description: 'The permission api_keys_manage is needed to read numbers and calls.',
    hooks: asCaller((bearer) => ({
      ...bearer,
      account: { ...bearer.account, apiAccess: bearer.account.apiAccess && bearer.account.apiKeysManage },
    })),
  },
  {
    id: 'trustcaller-credentials.permissions-by-key',
    class: 'credential',
    description: 'Only the first key of an account has its permissions.',
    hooks: asCaller((bearer) =>
      bearer.account.id === 1 && bearer.key.id !== 1
        ? { ...bearer, account: { ...bearer.account, apiAccess: false } }
        : bearer,
    ),
  },
  {
    id: 'trustcaller-credentials.forbidden-as-401',
    class: 'status',
    description: 'A missing permission returns 401.',
    hooks: { response: whenStatus(403, withStatus(401)) },
  },
  {
    id: 'trustcaller-credentials.forbidden-as-404',
    class: 'status',
    description: 'A missing permission returns 404.',
    hooks: { response: whenStatus(403, withStatus(404)) },
  },
  {
    id: 'trustcaller-credentials.forbidden-without-message',
    class: 'missing-field',
    description: 'The error response of a request without permission has no message.',
    hooks: {
      response: whenStatus(
        403,
        editBody(() => ({ error: 'forbidden' })),
      ),
    },
  },
  {
    id: 'trustcaller-credentials.token-echoed',
    class: 'leak',
    description: 'The error response of a request repeats its token.',
    hooks: {
      response: (response, request) =>
        response.status < 400
          ? response
          : editBody((body) => ({ ...body, message: `${body.message} ${request.header('authorization') ?? ''}` }))(
              response,
            ),
    },
  },
  {
    id: 'trustcaller-credentials.account-mixed-up',
    class: 'isolation',
    operationIds: dataOperations,
    description: 'A request is served for another account.',
    hooks: asCaller((bearer) =>
      bearer.account.id === 1 ? { ...bearer, account: { ...bearer.account, id: 2 } } : bearer,
    ),
  },
]);
