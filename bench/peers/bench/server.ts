import { basePathFor, createSandbox, type Events, type Profile, serve } from '@trustline/sandbox';
import type { ApiName } from '@trustline/specs';

/** A sandbox on a port of its own, with a count of the requests it got. */
export interface BrokenServer {
  readonly profile: Profile;
  baseUrl(api: ApiName): string;
  /** Starts again with fresh data and this fault, or none, and forgets the count. */
  breakWith(fault: string | null): void;
  /** What happens on the other side of the conversation: a device sends, a call begins. */
  readonly deviceSimulator: Events;
  /** Lets so many milliseconds pass on the server's clock. */
  passTime(milliseconds: number): void;
  /** Requests since then. */
  requests(): number;
  stop(): Promise<void>;
}

/** Starts a sandbox on a free port of the loopback address. */
export async function startServer(): Promise<BrokenServer> {
  const sandbox = createSandbox();
  let requests = 0;
  const response: typeof sandbox.core.response = (request) => {
    requests += 1;
    return sandbox.core.response(request);
  };
  const server = await serve({ core: { ...sandbox.core, response } });
  return {
    profile: sandbox.profile(server.origin),
    baseUrl: (api) => `${server.origin}${basePathFor(api)}`,
    breakWith(fault) {
      sandbox.reset();
      sandbox.switchFault(fault);
      requests = 0;
    },
    deviceSimulator: sandbox.events,
    passTime: (milliseconds) => sandbox.clock.move(milliseconds),
    requests: () => requests,
    async stop() {
      await server.close();
      sandbox.close();
    },
  };
}
