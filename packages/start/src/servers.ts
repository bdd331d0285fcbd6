import { createDocs } from '@trustline/docs';
import { describePortInUse, type Listening, listen, startMock } from '@trustline/mock';
import { createSandbox, type Profile, serve } from '@trustline/sandbox';
import { defaultUrlOf, type ServerName, type StartOptions, serverNames } from './options.ts';

/** Everything that runs, and what a reader needs to try it. */
export interface Servers {
  /** Address of a server without a path, e.g. `http://127.0.0.1:4010`. */
  urlOf(name: ServerName): string;
  /** The sandbox's own description, demo credentials included. */
  readonly profile: Profile;
  /** Stops all of it. */
  stop(): Promise<void>;
}

/**
 * Starts all servers at once. When one cannot start, stops the others and throws an Error with one sentence for each
 * that failed; a port in use is named with the option that chooses another.
 */
export async function startServers({ ports, host }: Pick<StartOptions, 'ports' | 'host'>): Promise<Servers> {
  const sandbox = createSandbox();
  const running = new Map<ServerName, Listening>();
  const urlOf = (name: ServerName) => running.get(name)?.url ?? '';
  const listOrigins = () => Object.fromEntries(serverNames.map((name) => [defaultUrlOf(name), urlOf(name)]));
  const starters: Readonly<Record<ServerName, () => Promise<Listening>>> = {
    docs: () => listen(createDocs({ origins: listOrigins, sandbox: sandbox.fetch }), { port: ports.docs, host }),
    navixy: () => startMock('navixy', { port: ports.navixy, host }),
    trustcaller: () => startMock('trustcaller', { port: ports.trustcaller, host }),
    sandbox: async () => {
      const { origin, close } = await serve(sandbox, { port: ports.sandbox, host });
      return { url: origin, stop: close };
    },
  };
  const failures: string[] = [];
  await Promise.all(
    serverNames.map(async (name) => {
      try {
        running.set(name, await starters[name]());
      } catch (error) {
        failures.push(explain(error, name));
      }
    }),
  );
  const stop = async () => {
    await Promise.all([...running.values()].map((server) => server.stop()));
    sandbox.close();
  };
  if (failures.length > 0) {
    await stop();
    throw new Error(failures.join('\n'));
  }
  return { urlOf, profile: sandbox.profile(urlOf('sandbox')), stop };
}

function explain(error: unknown, name: ServerName): string {
  const other = `The server "${name}" did not start: ${error instanceof Error ? error.message : String(error)}`;
  return describePortInUse(error, `--${name}-port`) ?? other;
}
