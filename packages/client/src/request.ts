/** Builds requests; the only file that uses openapi-fetch. */
import { mergeHeaders } from 'openapi-fetch';
import type { CallState } from './failure.ts';
import type { Input } from './operation.ts';
import type { ApiRequest } from './options.ts';
import { isObject } from './shape.ts';

/** Places each input of an operation in path, query or body. Inputs that are `undefined` are left out. */
export function buildRequest({ api, operationId, operation, settings, headers }: CallState, input: Input): ApiRequest {
  const [method, path] = operation;
  const json = 'application/json';
  const body = method === 'POST' ? JSON.stringify(input) : undefined;
  let url = (settings.baseUrl ?? api.baseUrl).replace(/\/$/, '') + path;
  if (!body) url = placeInput(url, input);
  return {
    operationId,
    method,
    url,
    headers: mergeHeaders({ accept: json, 'content-type': body && json }, ...headers),
    body,
    input,
  };
}

/** Adds the credential, unless the request has one of its own. */
export function authorize(headers: Headers, authorization: string): Headers {
  return mergeHeaders({ authorization }, headers);
}

/** Fills the path and writes the rest as the query; an array is one value that holds its JSON text. */
function placeInput(template: string, input: Input): string {
  let url = template;
  let mark = '?';
  for (const [name, value] of Object.entries(input)) {
    const text = encodeURIComponent(isObject(value) ? JSON.stringify(value) : String(value));
    const filled = url.replace(`{${name}}`, text);
    if (filled === url && value !== undefined) {
      url += `${mark}${name}=${text}`;
      mark = '&';
    } else url = filled;
  }
  return url;
}
