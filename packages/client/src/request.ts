/** Builds requests; the only file that uses openapi-fetch. */
import { removeTrailingSlash } from 'openapi-fetch';
import type { CallState } from './failure.ts';
import type { Input } from './operation.ts';
import type { ApiRequest } from './options.ts';
import { isObject } from './shape.ts';

/** Places each input of an operation in path, query or body. Inputs that are `undefined` are left out. */
export function buildRequest({ api, operationId, operation, settings, headers }: CallState, input: Input): ApiRequest {
  const { 0: method, 1: path } = operation;
  const body = method === 'POST' ? JSON.stringify(input) : undefined;
  const url = removeTrailingSlash(settings.baseUrl ?? api.baseUrl) + path;
  return {
    operationId,
    method,
    url: body ? url : placeInput(url, input),
    headers: settings.onRequest ? new Headers(headers) : headers,
    body,
    input,
  };
}

/** Makes what `fetch` takes: adds the credential and the type of the body, unless the request has its own. */
export function authorize(call: CallState, { method, headers, body }: ApiRequest, signal: AbortSignal): RequestInit {
  const { api, credential, settings, sent } = call;
  return {
    method,
    headers: {
      authorization: `${api.scheme} ${credential}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(settings.onRequest ? Object.fromEntries(headers) : sent),
    },
    body: body ?? null,
    // A redirect is no answer of these APIs, and following it would repeat the request elsewhere.
    redirect: 'manual',
    signal,
  };
}

/** Fills the path and writes the rest as the query; an array is one value that holds its JSON text. */
function placeInput(template: string, input: Input): string {
  let url = template;
  for (const name in input) {
    const value = input[name];
    if (value === undefined) continue;
    const text = encodeURIComponent(isObject(value) ? JSON.stringify(value) : String(value));
    const place = `{${name}}`;
    if (url.includes(place)) url = url.replace(place, text);
    else url += `${url.includes('?') ? '&' : '?'}${name}=${text}`;
  }
  return url;
}
