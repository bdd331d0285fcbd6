import { readFile } from 'node:fs/promises';
import { type ApiName, apiNames } from '@trustline/specs';
import { exchangeAll, parseBody } from '../bench/exchange.ts';
import type { Peer } from '../bench/peer.ts';
import { at, call } from '../bench/untyped.ts';

/** jest-openapi in the tests that its users write: one request, one `expect(response).toSatisfyApiSpec()`. */
export const jestOpenapi: Peer = {
  name: 'jest-openapi',
  title: 'jest-openapi',
  packages: ['jest-openapi', 'expect'],
  traffic: 'fixed',
  setUp:
    'expect(response).toSatisfyApiSpec() for each response; document converted to OpenAPI 3.0, which is all it reads',
  async start({ installation, server, traffic, writeDocument }) {
    const documents = new Map<ApiName, unknown>();
    for (const api of apiNames) {
      const file = await writeDocument(api, { examples: 'published', version: '3.0' });
      documents.set(api, JSON.parse(await readFile(file, 'utf8')));
    }
    const expect = at(installation.load('expect'), 'expect');
    Reflect.set(globalThis, 'expect', expect);
    const openapi = installation.load('jest-openapi');
    return {
      async inspect(api) {
        const exchanges = await exchangeAll(server.baseUrl(api), traffic(api));
        // The matcher knows one document at a time, so nothing may come between this line and the assertions.
        call(openapi, 'default', documents.get(api));
        return exchanges.flatMap(({ request: { operation, method, path }, response }) => {
          if (response === null) return [`${operation.operationId}: no response`];
          // The shape in which axios hands out a response.
          const data = parseBody(response.body);
          const reported = {
            status: response.status,
            data,
            request: { method, path: `${basePath(server.baseUrl(api))}${path}` },
          };
          const complaint = complaintOf(() => call(call({ expect }, 'expect', reported), 'toSatisfyApiSpec'));
          return complaint === null ? [] : [`${operation.operationId} ${response.status}: ${complaint}`];
        });
      },
      stop: async () => undefined,
    };
  },
};

function basePath(url: string): string {
  return new URL(url).pathname;
}

function complaintOf(assertion: () => unknown): string | null {
  try {
    assertion();
    return null;
  } catch (error) {
    // Only what the matcher says counts; anything else is a mistake of this file.
    if (!(error instanceof Error) || !('matcherResult' in error)) throw error;
    return error.message.slice(0, 300);
  }
}
