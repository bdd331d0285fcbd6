/** Builds requests; the only file that uses openapi-fetch. */
import { createFinalURL, mergeHeaders, removeTrailingSlash } from 'openapi-fetch';
import type { Input, Operation } from './operation.ts';
import type { ApiRequest, CallOptions } from './options.ts';
import { isObject } from './shape.ts';

/** Places each input of an operation in path, query or body. Inputs that are `undefined` are left out. */
export function buildRequest(
  operationId: string,
  { method, path }: Operation,
  input: Input,
  baseUrl: string,
  headers: readonly CallOptions['headers'][],
): ApiRequest {
  const hasBody = method === 'POST';
  const url = createFinalURL(path, {
    baseUrl: removeTrailingSlash(baseUrl),
    params: { path: input, query: hasBody ? {} : input },
    pathSerializer: fillPath,
    querySerializer: (query: Input) => writeQuery(query, path),
  });
  const json = 'application/json';
  return {
    operationId,
    method,
    url,
    headers: mergeHeaders({ accept: json, 'content-type': hasBody ? json : undefined }, ...headers),
    body: hasBody ? JSON.stringify(input) : undefined,
  };
}

/** Adds the credential, unless the request has one of its own. */
export function authorize(headers: Headers, authorization: string): Headers {
  return mergeHeaders({ authorization }, headers);
}

function fillPath(path: string, input: Input): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
}

/** Writes the inputs that are not in the path; an array or object as one value that holds its JSON text. */
function writeQuery(query: Input, path: string): string {
  return Object.entries(query)
    .filter(([name, value]) => value !== undefined && !path.includes(`{${name}}`))
    .map(([name, value]) => `${name}=${encodeURIComponent(isObject(value) ? JSON.stringify(value) : String(value))}`)
    .join('&');
}
