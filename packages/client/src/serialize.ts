import { type Fields, isFields } from './keywords.ts';
import type { RequestParts } from './operation.ts';
import { serializeArrayParam, serializeObjectParam } from './transport.ts';

/** How the document writes one parameter, as far as it is not the usual way of its place. */
interface Style {
  readonly style?: 'simple' | 'label' | 'matrix' | 'form' | 'deepObject' | 'spaceDelimited' | 'pipeDelimited';
  readonly explode?: boolean;
  readonly isJson?: boolean;
}

/** What openapi-fetch is given to write in its place. */
export interface Serializers {
  readonly querySerializer: (query: Fields) => string;
  readonly pathSerializer: (path: string, values: Fields) => string;
  readonly bodySerializer?: (body: unknown) => BodyInit;
  readonly params: Partial<RequestParts>;
}

/** Creates what writes the parameters and the body of an operation as its document says. */
export function serialize(
  styles: Readonly<Record<string, Style>>,
  mediaType?: string,
): (params: Partial<RequestParts>) => Serializers {
  const writeAll = (fields: Fields, usual: Usual) =>
    Object.entries(fields).map(([name, value]) => [name, write(name, value, { ...usual, ...styles[name] })] as const);
  const writeForm = (fields: Fields) => writeAll(fields, { style: 'form', explode: true }).map(([, text]) => text);
  return ({ header = {}, cookie = {}, ...params }) => ({
    querySerializer: (query) => writeForm(query).join('&'),
    pathSerializer: (path, values) =>
      writeAll(values, simple).reduce((written, [name, text]) => written.replace(`{${name}}`, text), path),
    params: {
      ...params,
      header: {
        ...Object.fromEntries(writeAll(header, { ...simple, allowReserved: true })),
        ...(Object.keys(cookie).length > 0 && { cookie: writeForm(cookie).join('; ') }),
        // A form of several parts gets its type, with the mark between the parts, from `fetch`.
        ...(mediaType && mediaType !== 'multipart/form-data' && { 'content-type': mediaType }),
      },
    },
    ...(mediaType && { bodySerializer: (body: unknown) => writeBody(body, mediaType) }),
  });
}

const simple = { style: 'simple', explode: false } as const;

type Usual = Required<Pick<Style, 'style' | 'explode'>> & { readonly allowReserved?: boolean };

function write(name: string, value: unknown, { style, isJson, ...how }: Style & Usual): string {
  const written = isJson ? JSON.stringify(value) : value;
  if (isFields(written)) {
    const isListStyle = style === 'spaceDelimited' || style === 'pipeDelimited';
    return serializeObjectParam(name, written, { style: isListStyle ? 'form' : style, ...how });
  }
  const list = [written].flat().map(writeText);
  return serializeArrayParam(name, list, { style: style === 'deepObject' ? 'form' : style, ...how });
}

function writeBody(body: unknown, mediaType: string): BodyInit {
  const isForm = mediaType === 'application/x-www-form-urlencoded';
  if (!isForm && mediaType !== 'multipart/form-data') return body instanceof Blob ? body : String(body);
  const parts = new FormData();
  const texts = new URLSearchParams();
  for (const [name, value] of Object.entries(Object(body))) {
    for (const one of [value].flat()) {
      texts.append(name, writeText(one));
      parts.append(name, one instanceof Blob ? one : writeText(one));
    }
  }
  return isForm ? texts : parts;
}

function writeText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
