import { fileURLToPath } from 'node:url';
import { type ApiName, loadDocument } from '@trustline/specs';
import { type Listening, type ListenOptions, listen } from './listen.ts';
import { keepPrism } from './prism.ts';
import { createValidatingProxy } from './validating-proxy.ts';

/**
 * Starts a mock of one API: Prism over its bundle, and in front of it a server that rejects malformed requests with
 * the vendor's own error. The paths of the document follow its `url`; `Prefer: code=…` and `Prefer: example=…` choose
 * the response. Rejects with Node's error, code `EADDRINUSE`, when the port is in use; nothing is left running then.
 */
export async function startMock(api: ApiName, options: ListenOptions = {}): Promise<Listening> {
  const prism = await keepPrism(fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.yaml`)), '127.0.0.1');
  try {
    const app = await listen(createValidatingProxy(loadDocument(api), prism.url).fetch, options);
    return {
      url: app.url,
      stop: async () => {
        await Promise.all([app.stop(), prism.stop()]);
      },
    };
  } catch (error) {
    await prism.stop();
    throw error;
  }
}
