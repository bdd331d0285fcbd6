import { compileContract } from '@trustline/openapi-validator';
import { type ApiName, loadDocument } from '@trustline/specs';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { proxy } from 'hono/proxy';
import { createCredentialCheck } from './credential.ts';
import { createErrorResponse } from './error-response.ts';
import { createPreferenceCheck } from './prefer-header.ts';
import { problem } from './problem.ts';

/**
 * Builds the server in front of Prism. It rejects what Prism lets pass or never responds to (cut-off JSON, wrong JSON text
 * in a query, a missing credential) and hands everything else on.
 */
export function createValidatingProxy(api: ApiName, prismUrl: string): Hono {
  const document = loadDocument(api);
  const contract = compileContract(document);
  const fail = createErrorResponse(api, document);
  const checkCredential = createCredentialCheck(document);
  const checkPreference = createPreferenceCheck(document);
  const app = new Hono();
  app.use(cors({ origin: '*', exposeHeaders: ['*'] }));
  app.all('*', async ({ req: { raw } }) => {
    const { pathname, search, searchParams } = new URL(raw.url);
    const match = contract.findOperation(raw.method, pathname);
    if (match.kind === 'found') {
      const { operation, pathParameters } = match;
      const body = await raw.clone().text();
      const findings = [
        ...operation.checkRequest({ pathParameters, query: searchParams, headers: raw.headers, body }),
        ...checkCredential(operation, searchParams, raw.headers, body),
      ];
      const { operationId } = operation;
      const response = fail(operationId, findings) ?? checkPreference(operationId, raw.headers.get('prefer'));
      if (response !== undefined) return response;
    }
    return proxy(`${prismUrl}${pathname}${search}`, { raw });
  });
  app.onError((error) => problem(502, 'Prism did not respond', error.message));
  return app;
}
