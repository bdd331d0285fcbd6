import { fileURLToPath } from 'node:url';
import { type ApiName, loadDocument } from '@trustline/specs';
import { type Listening, type ListenOptions, listen } from './listen.ts';
import { type KeptPrism, keepPrism } from './prism.ts';
import { createValidatingProxy } from './validating-proxy.ts';

/**
 * Starts a mock of one API: Prism over its bundle, and in front of it a server that rejects malformed requests with
 * the vendor's own error. The paths of the document follow its `url`; `Prefer: code=…` and `Prefer: example=…` choose
 * the response. Rejects with Node's error, code `EADDRINUSE`, when the port is in use; nothing is left running then.
 */
export async function startMock(api: ApiName, options: ListenOptions = {}): Promise<Listening> {
  const prism = Promise.withResolvers<KeptPrism>();
  const proxy = createValidatingProxy(loadDocument(api), async () => (await prism.promise).url());
  // First, so that nobody waits for Prism to be told that the port is in use.
  const app = await listen(proxy.fetch, options);
  try {
    const kept = await keepPrism(fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.yaml`)), '127.0.0.1');
    prism.resolve(kept);
    return {
      url: app.url,
      stop: async () => {
        await Promise.all([app.stop(), kept.stop()]);
      },
    };
  } catch (error) {
    await app.stop();
    throw error;
  }
}
