import { isObject } from '@trustline/openapi';
import type { SandboxRequest } from '../../http/message.ts';
import type { Store } from '../data.ts';
import { type ErrorResponse, fail } from './operation.ts';
import { statusCode } from './status-code.ts';
import type { NavixyUser } from './store/users.ts';

const hashForm = /^[0-9a-f]{32}$/i;
const authorizationForm = /^NVX +(\S+)$/i;

/** Finds the user of a request. The first place that names a hash decides: body, query, header. */
export function authenticate(
  request: SandboxRequest,
  body: unknown,
  query: URLSearchParams,
  store: Store,
  now: number,
): NavixyUser | ErrorResponse {
  const hash = findHash(request, body, query);
  if (typeof hash !== 'string' || !hashForm.test(hash)) return fail(statusCode.wrongHash);
  return store.users.authenticate(hash.toLowerCase(), now) ?? fail(statusCode.sessionEnded);
}

function findHash(request: SandboxRequest, body: unknown, query: URLSearchParams): unknown {
  if (isObject(body) && Object.hasOwn(body, 'hash')) return body.hash;
  if (query.has('hash')) return query.get('hash');
  return authorizationForm.exec(request.header('authorization') ?? '')?.[1];
}
