import { type Listening, listen } from '@trustline/mock';
import { createSandbox, type Sandbox, serve } from '@trustline/sandbox';
import { createDocs } from '../src/index.ts';

/** What `pnpm start` runs besides the mocks, on free ports. */
export interface Servers {
  /** Addresses without a slash at their end. */
  readonly docs: string;
  readonly sandbox: string;
  /** Starts the sandbox again with fresh demo data. */
  readonly reset: () => void;
  readonly stop: () => Promise<void>;
}

/** Starts docs and sandbox; pages name the ports that they really have. */
export async function startServers(): Promise<Servers> {
  const sandbox: Sandbox = createSandbox();
  const api = await serve(sandbox);
  const origins: Record<string, string> = { 'http://127.0.0.1:4030': api.origin };
  const docs: Listening = await listen(createDocs({ origins: () => origins, sandbox: sandbox.fetch }));
  origins['http://127.0.0.1:4000'] = docs.url;
  return {
    docs: docs.url,
    sandbox: api.origin,
    reset: () => sandbox.reset(),
    stop: async () => {
      await Promise.all([docs.stop(), api.close()]);
      sandbox.close();
    },
  };
}
