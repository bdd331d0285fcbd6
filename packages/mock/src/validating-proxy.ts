import type { OpenApiDocument } from '@trustline/openapi';
import {
  compileContract,
  createLegacyReader,
  type ModernRequest,
  nameMissingFields,
} from '@trustline/openapi-validator';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { proxy } from 'hono/proxy';
import { createCredentialCheck } from './credential.ts';
import { createErrorResponses } from './error-response.ts';
import { headersForPrism } from './headers.ts';
import { createPreferenceCheck } from './prefer-header.ts';
import { problem } from './problem.ts';

/**
 * Builds the server in front of Prism. It rejects what Prism lets pass, never responds to or does not survive (cut-off
 * JSON, wrong JSON text in a query, a missing credential, a path that cannot be decoded), rewrites requests in a
 * documented legacy form, and hands everything else on.
 */
export function createValidatingProxy(document: OpenApiDocument, prismUrl: () => Promise<string>): Hono {
  const contract = compileContract(document);
  const errors = createErrorResponses(document);
  const readLegacy = createLegacyReader(contract);
  const checkCredential = createCredentialCheck(document);
  const checkPreference = createPreferenceCheck(document);
  const app = new Hono();
  app.use(cors({ origin: '*', exposeHeaders: ['*'] }));
  app.all('*', async ({ req: { raw } }) => {
    if (!URL.canParse(raw.url)) return problem(400, 'The Host header names no host', 'Send the host that was asked.');
    const sent = new URL(raw.url);
    if (!isDecodable(sent.pathname)) return errors.toUnknown('unknownPath');
    const legacy = readLegacy({
      method: raw.method,
      path: sent.pathname,
      query: sent.search.slice(1),
      contentType: raw.headers.get('content-type'),
      body: await raw.clone().text(),
    });
    const request = legacy === undefined ? raw : rewrite(raw, sent, legacy);
    const response = await respond(request);
    if (legacy === undefined) return response;
    const marked = new Response(response.body, response);
    marked.headers.set('trustline-legacy', legacy.forms.join(', '));
    return marked;
  });
  app.onError((error) => problem(502, 'Prism did not respond', `${error.message}; it is started again if it ended.`));
  return app;

  async function respond(request: Request): Promise<Response> {
    const { pathname, search, searchParams: query } = new URL(request.url);
    const match = contract.findOperation(request.method, pathname);
    if (match.kind !== 'found')
      return errors.toUnknown(match.kind === 'wrong-method' ? 'unknownMethod' : 'unknownPath');
    const { operation, pathParameters } = match;
    const { headers } = request;
    const body = await request.clone().text();
    const findings = operation.checkRequest({ pathParameters, query, headers, body });
    const { value } =
      findings.length === 0 ? { value: undefined } : operation.parseBody(headers.get('content-type'), body);
    const rejected = errors.toFindings(operation, [
      ...nameMissingFields(document, operation, value, findings),
      ...checkCredential(operation, query, headers, body),
    ]);
    const { operationId } = operation;
    return (
      rejected ??
      checkPreference(operationId, headers.get('prefer')) ??
      proxy(`${await prismUrl()}${pathname}${search}`, { raw: request, headers: headersForPrism(request) })
    );
  }
}

// Prism ends at a path that it cannot decode.
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function rewrite(raw: Request, sent: URL, legacy: ModernRequest): Request {
  const headers = new Headers(raw.headers);
  headers.delete('content-length');
  if (legacy.contentType !== null) headers.set('content-type', legacy.contentType);
  const url = new URL(legacy.path, sent);
  url.search = legacy.query;
  const hasBody = legacy.method !== 'GET' && legacy.method !== 'HEAD';
  return new Request(url, { method: legacy.method, headers, ...(hasBody ? { body: legacy.body } : {}) });
}
