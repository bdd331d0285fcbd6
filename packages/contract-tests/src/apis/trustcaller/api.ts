import type { SampleRequest } from '@trustline/openapi';
import type { ApiResponse } from '../../engine/session/response.ts';
import type { Session } from '../../engine/session/session.ts';
import { noteKeys } from './leftover-keys.ts';
import { readLimits, type TrustCallerLimits } from './limits.ts';
import type { TrustCallerProfile } from './profile.ts';

/** Parameters of a query; a value omitted is not sent. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** How a request differs from the account's own plain one. */
export interface Sending {
  /** The token to send; `null` for none. Default: the account's own. */
  readonly token?: string | null;
  /** Sends the request even when the same one was sent before. Default false; writes are always sent. */
  readonly again?: boolean;
  /** Takes a 429 for a response like any other. Default false. */
  readonly allow429?: boolean;
}

/** The requests of the TrustCaller API, one function per operation. */
export interface TrustCallerApi {
  readonly settings: TrustCallerProfile;
  readonly limits: TrustCallerLimits;
  readonly session: Session;
  /** How the name of every key begins that the run creates, so that none is left behind. */
  readonly marker: string;
  listNumbers(query?: Query, sending?: Sending): Promise<ApiResponse>;
  listTestNumbers(query?: Query, sending?: Sending): Promise<ApiResponse>;
  listCalls(query?: Query, sending?: Sending): Promise<ApiResponse>;
  getCall(id: number | string, sending?: Sending): Promise<ApiResponse>;
  checkLiveCall(query: Query, sending?: Sending): Promise<ApiResponse>;
  listApiKeys(sending?: Sending): Promise<ApiResponse>;
  createApiKey(body: unknown, sending?: Sending): Promise<ApiResponse>;
  /** Sends a request that the document's examples make; what it names bears the run's marker. */
  request(sample: SampleRequest, sending?: Sending): Promise<ApiResponse>;
  revokeApiKey(id: number | string, sending?: Sending): Promise<ApiResponse>;
}

/** Opens the API with the account's own token. */
export function openTrustCaller(session: Session, settings: TrustCallerProfile): TrustCallerApi {
  const headersFor = ({ token = settings.token }: Sending) => ({
    Accept: 'application/json',
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  });
  const get = (operationId: string, path: string, query: Query = {}, sending: Sending = {}) => {
    const { allow429 = false } = sending;
    const call = {
      operationId,
      method: 'GET',
      path: path + writeQuery(query),
      headers: headersFor(sending),
      allow429,
    };
    return sending.again === true ? session.send(call) : session.read(call);
  };
  const marker = `Contract ${Math.random().toString(36).slice(2, 10)}`;
  const keys = noteKeys(session, marker);
  const api: TrustCallerApi = {
    settings,
    limits: readLimits(session.contract),
    session,
    marker,
    listNumbers: (query, sending) => get('listNumbers', '/numbers', query, sending),
    listTestNumbers: (query, sending) => get('listTestNumbers', '/test-numbers', query, sending),
    listCalls: (query, sending) => get('listCalls', '/calls', query, sending),
    getCall: (id, sending) => get('getCall', `/calls/${id}`, {}, sending),
    checkLiveCall: (query, sending) => get('checkLiveCall', '/calls/check', query, sending),
    listApiKeys: (sending) => get('listApiKeys', '/auth/keys', {}, sending),
    async createApiKey(body, sending = {}) {
      keys.beforeCreation();
      const headers = { ...headersFor(sending), 'Content-Type': 'application/json' };
      const call = { operationId: 'createApiKey', method: 'POST', path: '/auth/keys', headers };
      const response = await session.send({ ...call, body: JSON.stringify(body) });
      keys.created(response);
      return response;
    },
    request(sample, sending = {}) {
      if (sample.operationId === 'createApiKey') return api.createApiKey({ name: `${marker} rejected` }, sending);
      const { operationId, method, body } = sample;
      const path = sample.path + writeQuery(sample.query);
      const type = body === null ? {} : { 'Content-Type': 'application/json' };
      const call = { operationId, method, path, headers: { ...headersFor(sending), ...type } };
      return session.send(body === null ? call : { ...call, body: JSON.stringify(body) });
    },
    async revokeApiKey(id, sending = {}) {
      const headers = headersFor(sending);
      const response = await session.send({
        operationId: 'revokeApiKey',
        method: 'DELETE',
        path: `/auth/keys/${id}`,
        headers,
      });
      if (response.status === 200) keys.revoked(id);
      return response;
    },
  };
  return api;
}

function writeQuery(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
}
