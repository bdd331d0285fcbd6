import { compileContract } from '@trustline/openapi-validator';
import { type ApiName, loadDocument } from '@trustline/specs';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { proxy } from 'hono/proxy';
import { createCredentialCheck } from './credential.ts';
import { createRefusal } from './error-response.ts';
import { createPreferenceCheck } from './prefer-header.ts';
import { problem } from './problem.ts';

/**
 * Builds the server in front of Prism. It refuses what Prism lets pass or never answers (cut-off JSON, wrong JSON text
 * in a query, a missing credential) and hands everything else on.
 */
export function createGate(api: ApiName, prismUrl: string): Hono {
  const document = loadDocument(api);
  const contract = compileContract(document);
  const refuse = createRefusal(api, document);
  const checkCredential = createCredentialCheck(document);
  const checkPreference = createPreferenceCheck(document);
  const gate = new Hono();
  gate.use(cors({ origin: '*', exposeHeaders: ['*'] }));
  gate.all('*', async ({ req: { raw } }) => {
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
      const answer = refuse(operationId, findings) ?? checkPreference(operationId, raw.headers.get('prefer'));
      if (answer !== undefined) return answer;
    }
    return proxy(`${prismUrl}${pathname}${search}`, { raw });
  });
  gate.onError((error) => problem(502, 'Prism did not answer', error.message));
  return gate;
}
