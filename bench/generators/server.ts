import { authorizationOf } from '@trustline/openapi';
import { createSandbox, type Profile, serve } from '@trustline/sandbox';
import { type ApiName, loadDocument } from '@trustline/specs';
import { apis } from './apis/apis.ts';
import type { Send } from './apis/measured.ts';

/** A sandbox and what was read from it without any generated client. */
export interface Server {
  readonly profile: Profile;
  /** The `Authorization` header of the demo account. */
  readonly authorization: (api: ApiName) => string;
  /** What the reading call must return. */
  readonly expectedRead: (api: ApiName) => Promise<unknown>;
  /** Whether the thing that the writing call named is there. */
  readonly holds: (api: ApiName, text: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Serves a sandbox with demo data on a free port. */
export async function startServer(): Promise<Server> {
  const sandbox = createSandbox();
  const { origin, close } = await serve(sandbox);
  const profile = sandbox.profile(origin);
  const authorization = (api: ApiName) => authorizationOf(loadDocument(api), apis[api].credential(profile));
  const sendTo =
    (api: ApiName): Send =>
    (path, body) =>
      request(`${profile[api].baseUrl}${path}`, authorization(api), body);
  return {
    profile,
    authorization,
    expectedRead: (api) => apis[api].expectedRead(sendTo(api)),
    async holds(api, text) {
      return JSON.stringify(await apis[api].written(sendTo(api))).includes(JSON.stringify(text));
    },
    close: async () => {
      await close();
      sandbox.close();
    },
  };
}

async function request(address: string, authorization: string, body?: unknown) {
  const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(address, { headers, ...init });
  if (!response.ok) throw new Error(`${address} failed with HTTP ${response.status}.`);
  return JSON.parse(await response.text());
}
