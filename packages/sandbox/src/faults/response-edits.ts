import { isObject } from '@trustline/openapi';
import type { SandboxResponse } from '../http/message.ts';

/** Changes a finished response. */
export type ResponseEdit = (response: SandboxResponse) => SandboxResponse;

/** An object of a JSON body. */
export type Fields = Readonly<Record<string, unknown>>;

/** Changes one object of a JSON body; what it returns takes the object's place. */
export type FieldsEdit = (fields: Fields) => unknown;

/** Changes successful responses only. */
export function whenSuccess(edit: ResponseEdit): ResponseEdit {
  return (response) => (response.status < 300 ? edit(response) : response);
}

/** Changes error responses only. */
export function whenRejected(edit: ResponseEdit): ResponseEdit {
  return (response) => (response.status < 300 ? response : edit(response));
}

/** Changes returns one status only. */
export function whenStatus(status: number, edit: ResponseEdit): ResponseEdit {
  return (response) => (response.status === status ? edit(response) : response);
}

/** Changes responses that carry one application code (`status.code`). */
export function whenCode(code: number, edit: ResponseEdit): ResponseEdit {
  return (response) => {
    const { status } = parse(response.body);
    return isObject(status) && status.code === code ? edit(response) : response;
  };
}

/** Changes the body as an object. */
export function editBody(edit: FieldsEdit): ResponseEdit {
  return (response) => ({ ...response, body: JSON.stringify(edit(parse(response.body))) });
}

/** Changes the object at a key of the body. */
export function editAt(key: string, edit: FieldsEdit): ResponseEdit {
  return editBody((body) => {
    const found = body[key];
    return isObject(found) ? { ...body, [key]: edit(found) } : body;
  });
}

/** Changes each object of the list at a key of the body. */
export function editItems(key: string, edit: FieldsEdit): ResponseEdit {
  return editList(key, (items) => items.map((item) => (isObject(item) ? edit(item) : item)));
}

/** Changes the list at a key of the body. */
export function editList(key: string, edit: (items: readonly unknown[]) => unknown): ResponseEdit {
  return editBody((body) => {
    const found = body[key];
    return Array.isArray(found) ? { ...body, [key]: edit(found) } : body;
  });
}

/** Changes the first value of the map at a key of the body. */
export function editFirstEntry(key: string, edit: (name: string, value: unknown) => [string, unknown]): ResponseEdit {
  return editAt(key, (map) => {
    const [first, ...others] = Object.entries(map);
    return first === undefined ? map : Object.fromEntries([edit(...first), ...others]);
  });
}

/** Leaves a field out. */
export function without(field: string): FieldsEdit {
  return ({ [field]: _left, ...others }) => others;
}

/** Gives a field another value. */
export function change(field: string, edit: (value: unknown) => unknown): FieldsEdit {
  return (fields) => (field in fields ? { ...fields, [field]: edit(fields[field]) } : fields);
}

/** Sets a field to a value. */
export function set(field: string, value: unknown): FieldsEdit {
  return (fields) => ({ ...fields, [field]: value });
}

/** Gives the response another status. */
export function withStatus(status: number): ResponseEdit {
  return (response) => ({ ...response, status });
}

/** Gives a header another value, or takes it away. */
export function withHeader(name: string, value: string | null): ResponseEdit {
  return ({ headers, ...response }) => {
    const { [name]: _old, ...others } = headers;
    return { ...response, headers: value === null ? others : { ...others, [name]: value } };
  };
}

/** Changes the text of the body. */
export function withText(edit: (text: string) => string): ResponseEdit {
  return (response) => ({ ...response, body: edit(response.body) });
}

/** Returns a page for people instead of JSON. */
export const asHtml: ResponseEdit = (response) => ({
  ...response,
  headers: { ...response.headers, 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Error</title><h1>Something went wrong</h1>',
});

/** Ends the JSON text before its end, although the connection stays intact. */
export const cutOffJson: ResponseEdit = withText((text) => text.slice(0, Math.ceil(text.length * 0.6)));

function parse(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
