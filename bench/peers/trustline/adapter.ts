import { everything, SetupError, verify } from '@trustline/contract-tests';
import type { Peer } from '../bench/peer.ts';

/** Our own contract tests, as `trustline-contract --target sandbox` runs them. */
export const trustline: Peer = {
  name: 'trustline',
  title: 'Trustline contract tests',
  packages: [],
  traffic: 'own',
  setUp:
    'verify() as with --target sandbox: the profile that the sandbox describes itself by, waiting done on its clock, messages and calls brought about on its other side',
  async start({ server }) {
    const { profile, deviceSimulator } = server;
    const wait = async (milliseconds: number) => server.passTime(milliseconds);
    return {
      async inspect(api) {
        try {
          const { promises } = await verify(api, { ...everything, profile, deviceSimulator, wait, maxWaitSeconds: 60 });
          return promises.flatMap(({ id, findings }) =>
            findings.filter(({ kind }) => kind === 'violation').map(({ rule }) => `${id}: ${rule}`),
          );
        } catch (error) {
          if (error instanceof SetupError) return [`could not run: ${error.message}`];
          throw error;
        }
      },
      stop: async () => undefined,
    };
  },
};
