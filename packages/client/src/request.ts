/** Builds requests; the only file that uses openapi-fetch. */
import { removeTrailingSlash } from 'openapi-fetch';
import type { CallState } from './failure.ts';
import type { Input } from './operation.ts';
import type { ApiRequest, CallOptions } from './options.ts';
import { isObject } from './shape.ts';

const json = 'application/json';

/** What every request has, unless other headers of the same name are put over it. */
export const commonHeaders = { accept: json };

/** Puts headers over others. */
export function joinHeaders(base: Headers | Record<string, string>, headers: CallOptions['headers']): Headers {
  const joined = new Headers(base);
  new Headers(headers).forEach((value, name) => {
    joined.set(name, value);
  });
  return joined;
}

/** Places each input of an operation in path, query or body. Inputs that are `undefined` are left out. */
export function buildRequest(
  { api, operationId, method, path, settings, headers }: CallState,
  input: Input,
): ApiRequest {
  const body = method === 'POST' ? JSON.stringify(input) : undefined;
  // Copied only for a hook that may change them, because copying takes a good part of a call's time.
  const own = settings.onRequest ? new Headers(headers) : headers;
  const url = removeTrailingSlash(settings.baseUrl ?? api.baseUrl) + path;
  return { operationId, method, url: body ? url : placeInput(url, input), headers: own, body, input };
}

/** Adds the credential and the type of the body, unless the request has its own. */
export function authorize({ headers, body }: ApiRequest, authorization: string): Record<string, string> {
  return { authorization, ...(body && { 'content-type': json }), ...Object.fromEntries(headers) };
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
