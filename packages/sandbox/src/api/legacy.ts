import { isUtf8 } from 'node:buffer';
import type { LegacyReader } from '@trustline/openapi-validator';
import type { SandboxRequest, SandboxResponse } from '../http/message.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A request in a form that older pages document, rewritten to the form of today. */
export interface RewrittenRequest {
  readonly request: SandboxRequest;
  /** Path below the base path of the API. */
  readonly path: string;
  /** Names the form in a response, so that whoever sent it can be told. */
  readonly mark: (response: SandboxResponse) => SandboxResponse;
}

/** Rewrites a request in a documented legacy form; `undefined` when it is in none. */
export function rewriteLegacy(read: LegacyReader, request: SandboxRequest, path: string): RewrittenRequest | undefined {
  if (!isUtf8(request.body)) return undefined;
  const { method, query, header } = request;
  const found = read({ method, path, query, contentType: header('content-type'), body: decoder.decode(request.body) });
  if (found === undefined) return undefined;
  const { forms, contentType } = found;
  const rewritten = {
    ...request,
    method: found.method,
    path: `${request.path.slice(0, request.path.length - path.length)}${found.path}`,
    query: found.query,
    header: (name: string) => (name === 'content-type' ? contentType : header(name)),
    body: encoder.encode(found.body),
  };
  const mark = (response: SandboxResponse) => ({
    ...response,
    headers: { ...response.headers, 'trustline-legacy': forms.join(', ') },
  });
  return { request: rewritten, path: found.path, mark };
}
