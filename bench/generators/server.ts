import { createSandbox, type Profile, serve } from '@trustline/sandbox';

/** A sandbox and what was read from it without any generated client. */
export interface Server {
  readonly profile: Profile;
  /** What the reading call must return. */
  readonly expectedRead: (api: string) => Promise<unknown>;
  /** Whether the thing that the writing call named is there. */
  readonly holds: (api: string, text: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Serves a sandbox with demo data on a free port. */
export async function startServer(): Promise<Server> {
  const sandbox = createSandbox();
  const { origin, close } = await serve(sandbox);
  const profile = sandbox.profile(origin);
  const navixy = (path: string, body: unknown) =>
    request(`${profile.navixy.baseUrl}${path}`, `NVX ${profile.navixy.hash}`, body);
  const trustcaller = (path: string) =>
    request(`${profile.trustcaller.baseUrl}${path}`, `Bearer ${profile.trustcaller.token}`);
  return {
    profile,
    async expectedRead(api) {
      if (api === 'navixy') return (await navixy('/tracker/trusted_number/list', { tracker_id: 10001 })).list;
      const { data }: { data: { id: number }[] } = await trustcaller('/calls?per_page=3');
      return data.map(({ id }) => id);
    },
    async holds(api, text) {
      const found =
        api === 'navixy'
          ? await navixy('/tracker/chat/list', { tracker_id: 10001, ascending: false })
          : await trustcaller('/auth/keys');
      return JSON.stringify(found).includes(JSON.stringify(text));
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
