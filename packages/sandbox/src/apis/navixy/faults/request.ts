import { isObject } from '@trustline/openapi';
import { mediaTypeOf } from '@trustline/openapi-validator';
import type { SandboxRequest } from '../../../http/message.ts';

const formMediaType = 'application/x-www-form-urlencoded';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Whether a request carries a form. */
export function isForm(request: SandboxRequest): boolean {
  return mediaTypeOf(request.header('content-type')) === formMediaType;
}

/** Takes a field out of a form. */
export function dropFormField(name: string): (request: SandboxRequest) => SandboxRequest {
  return editForm((form) => form.delete(name));
}

/** Changes a form. */
export function editForm(edit: (form: URLSearchParams) => void): (request: SandboxRequest) => SandboxRequest {
  return (request) => {
    if (!isForm(request)) return request;
    const form = new URLSearchParams(decoder.decode(request.body));
    edit(form);
    return { ...request, body: encoder.encode(String(form)) };
  };
}

/** Changes the query. */
export function editQuery(edit: (query: URLSearchParams) => void): (request: SandboxRequest) => SandboxRequest {
  return (request) => {
    const query = new URLSearchParams(request.query);
    edit(query);
    return { ...request, query: String(query) };
  };
}

/** Changes the object in a JSON body. */
export function editJson(
  edit: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): (request: SandboxRequest) => SandboxRequest {
  return (request) => {
    const body = isForm(request) ? undefined : parse(decoder.decode(request.body));
    return isObject(body) ? { ...request, body: encoder.encode(JSON.stringify(edit(body))) } : request;
  };
}

/** Gives a header another value, or takes it away. */
export function editHeader(name: string, edit: (value: string | null) => string | null) {
  return (request: SandboxRequest): SandboxRequest => ({
    ...request,
    header: (wanted) => (wanted === name ? edit(request.header(name)) : request.header(wanted)),
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
