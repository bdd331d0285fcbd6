import { observeTraffic } from '@trustline/contract-tests';
import type { Peer } from '../bench/peer.ts';

/** Our own contract tests without a request of their own, as `trustline-contract har` and `proxy` look at traffic. */
export const trustlineHar: Peer = {
  name: 'trustline-har',
  title: 'Trustline, passive',
  packages: [],
  traffic: 'fixed',
  setUp: 'what `trustline-contract har` says of the traffic; violations and deviations count',
  async start({ server, traffic }) {
    return {
      async inspect(api) {
        const observer = observeTraffic([api]);
        const baseUrl = server.baseUrl(api);
        for (const { method, path, headers, body } of traffic(api)) {
          const request = new Request(baseUrl + path, { method, headers, body });
          const startedAt = new Date();
          const response = await fetch(request.clone()).catch(() => null);
          await observer.see({ request, response, startedAt });
        }
        const results = await observer.results();
        return results
          .flatMap(({ promises, responses }) => [
            ...promises.flatMap(({ id, findings }) => findings.map((finding) => ({ id, ...finding }))),
            ...responses.flatMap(({ operationId, findings }) =>
              findings.map((finding) => ({ id: operationId, ...finding })),
            ),
          ])
          .flatMap(({ id, kind, rule, pointer }) =>
            kind === 'undocumented' ? [] : [`${id}: ${rule} ${pointer.replace(/\d+/g, '*')}`],
          );
      },
      stop: async () => undefined,
    };
  },
};
