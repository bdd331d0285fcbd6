import { createDocs } from '@trustline/docs';
import { describePortInUse, type Listening, listen, startMock } from '@trustline/mock';
import { createSandbox, type Profile, serve } from '@trustline/sandbox';
import { apiNames } from '@trustline/specs';
import { defaultUrlOf, type StartOptions, serverNames } from './options.ts';

/** Everything that runs, and what a reader needs to try it. */
export interface Servers {
  /** Address of a server without a path, e.g. `http://127.0.0.1:4010`. */
  urlOf(name: string): string;
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
  const running = new Map<string, Listening>();
  const urlOf = (name: string) => running.get(name)?.url ?? '';
  const listOrigins = () => Object.fromEntries(serverNames.map((name) => [defaultUrlOf(name), urlOf(name)]));
  const portOf = (name: string) => ({ port: ports.get(name) ?? 0, host });
  const starters = new Map<string, () => Promise<Listening>>([
    ['docs', () => listen(createDocs({ origins: listOrigins, sandbox: sandbox.fetch }), portOf('docs'))],
    ...apiNames.map((api): [string, () => Promise<Listening>] => [api, () => startMock(api, portOf(api))]),
    [
      'sandbox',
      async () => {
        const { origin, close } = await serve(sandbox, portOf('sandbox'));
        return { url: origin, stop: close };
      },
    ],
  ]);
  const failures: string[] = [];
  await Promise.all(
    [...starters].map(async ([name, start]) => {
      try {
        running.set(name, await start());
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

function explain(error: unknown, name: string): string {
  const other = `The server "${name}" did not start: ${error instanceof Error ? error.message : String(error)}`;
  return describePortInUse(error, `--${name}-port`) ?? other;
}
