import { listOperations } from '@trustline/openapi';
import { createSandbox, type Sandbox, type SandboxOptions } from '@trustline/sandbox';
import { type ApiName, loadDocument } from '@trustline/specs';
import { everything } from '../../src/engine/level.ts';
import type { Profile } from '../../src/engine/profile/profile.ts';
import { type VerifyOptions, verify } from '../../src/engine/verify.ts';

/** A sandbox, what is sent to it, and a run over it in this process. */
export function openSandbox(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options);
  // Only waiting takes time, so that nothing depends on how fast the machine is.
  sandbox.clock.stop();
  const sent: Request[] = [];
  return {
    sandbox,
    sent,
    profile: (origin?: string): Profile => sandbox.profile(origin),
    verify: (api: ApiName, more: Partial<VerifyOptions> = {}) =>
      verify(api, {
        ...everything,
        profile: sandbox.profile(),
        fetch: (request) => {
          sent.push(request);
          return sandbox.fetch(request);
        },
        wait: async (milliseconds) => sandbox.clock.move(milliseconds),
        now: () => sandbox.clock.now(),
        maxWaitSeconds: 60,
        deviceSimulator: sandbox.events,
        ...more,
      }),
  };
}

/** The operation of a document that a request is for, by its method and path. */
export function operationOf(api: ApiName, request: Request): string | undefined {
  const path = new URL(request.url).pathname.replace(/^\/v2|^\/api\/v1/, '');
  const operations = listOperations(loadDocument(api)).filter(({ method }) => method === request.method.toLowerCase());
  const matches = operations.filter((operation) =>
    new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return (matches.find((operation) => !operation.path.includes('{')) ?? matches[0])?.operationId;
}

/** The chats and unread counts of the sandbox's own trackers, and its accounts' trusted lists and keys. */
export async function accountOf(sandbox: Sandbox): Promise<Readonly<Record<string, unknown>>> {
  const { baseUrl, hash, trackers } = sandbox.profile().navixy;
  const read = async (path: string): Promise<unknown> =>
    (await sandbox.fetch(new Request(`${baseUrl}${path}${path.includes('?') ? '&' : '?'}hash=${hash}`))).json();
  const chats = [];
  for (const tracker of trackers?.active ?? []) {
    chats.push(await read(`/tracker/chat/list?tracker_id=${tracker}&ascending=false&limit=5`));
  }
  return { chats, unread: await read('/tracker/chat/unread/count'), ...(await stateOf(sandbox)) };
}

/** The trusted lists and the names of the keys of the sandbox's own accounts, asked for with their credentials. */
export async function stateOf({ fetch, profile }: Sandbox): Promise<Readonly<Record<string, unknown>>> {
  const { navixy, trustcaller } = profile();
  const lists = [];
  for (const tracker of navixy.trackers?.active ?? []) {
    const url = `${navixy.baseUrl}/tracker/trusted_number/list?tracker_id=${tracker}&hash=${navixy.hash}`;
    lists.push(await (await fetch(new Request(url))).json());
  }
  const headers = { Authorization: `Bearer ${trustcaller.token}` };
  const keys: unknown = await (await fetch(new Request(`${trustcaller.baseUrl}/auth/keys`, { headers }))).json();
  return { lists, keys: JSON.stringify(keys).match(/"name":"[^"]*"/g) };
}
