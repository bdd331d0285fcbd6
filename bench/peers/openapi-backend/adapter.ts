import { readFile } from 'node:fs/promises';
import { type ApiName, apiNames } from '@trustline/specs';
import { ownFormats } from '../bench/document.ts';
import { exchangeAll, parseBody } from '../bench/exchange.ts';
import type { Peer } from '../bench/peer.ts';
import { at, call, entries, text } from '../bench/untyped.ts';

/** openapi-backend's checks of a response: its body, and its headers as an exact set. */
export const openapiBackend: Peer = {
  name: 'openapi-backend',
  title: 'openapi-backend',
  packages: ['openapi-backend'],
  traffic: 'fixed',
  setUp:
    'validateResponse and validateResponseHeaders for each response, with ajv-formats; OpenAPI 3.1 dereferenced, in quick mode, since its own check of documents knows 3.0 only',
  async start({ installation, server, traffic, writeDocument }) {
    const Backend = at(installation.load('openapi-backend'), 'OpenAPIBackend');
    if (typeof Backend !== 'function') throw new TypeError('openapi-backend has no OpenAPIBackend.');
    const addFormats = installation.load('ajv-formats');
    const customizeAjv = (ajv: unknown) => call({ addFormats }, 'addFormats', ajv);
    const ajvOpts = {
      strict: false,
      logger: false,
      formats: Object.fromEntries(ownFormats.map((name) => [name, true])),
    };
    const backends = new Map<ApiName, unknown>();
    for (const api of apiNames) {
      const file = await writeDocument(api, { examples: 'published', version: '3.1', dereferenced: true });
      const definition: unknown = JSON.parse(await readFile(file, 'utf8'));
      const backend: unknown = Reflect.construct(Backend, [{ definition, quick: true, customizeAjv, ajvOpts }]);
      await call(backend, 'init');
      backends.set(api, backend);
    }
    return {
      async inspect(api) {
        const backend = backends.get(api);
        const exchanges = await exchangeAll(server.baseUrl(api), traffic(api));
        return exchanges.flatMap(({ request, response }) => {
          const { operationId } = request.operation;
          if (response === null) return [`${operationId}: no response`];
          const { status, headers, body } = response;
          const checks = [
            call(backend, 'validateResponse', parseBody(body), operationId, status),
            call(backend, 'validateResponseHeaders', Object.fromEntries(headers), operationId, { statusCode: status }),
          ];
          return checks
            .flatMap((check) => entries(check, 'errors'))
            .map((error) => `${operationId} ${status}: ${text(error, 'instancePath')} ${text(error, 'message')}`);
        });
      },
      stop: async () => undefined,
    };
  },
};
