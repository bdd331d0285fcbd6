import type { Fields, RequestParts, Serializers } from './operation.ts';

/** How the document writes one parameter, where openapi-fetch would write it otherwise. */
export interface Style {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** OpenAPI's styles, and `json` for a parameter that is described by its content. */
  readonly style: string;
  readonly explode: boolean;
}

type Styles = Readonly<Record<string, Style>>;
type Pair = readonly [name: string, text: string];

/** What stands before and between the values of an exploded parameter, and of one that is not. */
const marks: Readonly<Record<string, readonly [before: string, between: string, joined: string]>> = {
  simple: ['', ',', ','],
  label: ['.', '.', ','],
  matrix: [';', ';', ','],
  form: ['', '&', ','],
  spaceDelimited: ['', '&', '%20'],
  pipeDelimited: ['', '&', '|'],
  deepObject: ['', '&', '&'],
};

/** Creates what writes the parameters and the body of an operation as its document says. */
export function serialize(styles: Styles, mediaType?: string): (parts: RequestParts) => Serializers {
  return ({ header, cookie }) => ({
    querySerializer: (query) =>
      Object.entries(query)
        .map(([name, value]) => writeQuery(name, value, styles[name]))
        .join('&'),
    pathSerializer: (path, values) =>
      path.replace(/\{([^{}]+)\}/g, (_, name: string) => writePath(name, values[name], styles[name])),
    headers: { ...writeHeaders(header, styles), ...writeCookies(cookie, styles), ...writeType(mediaType) },
    ...(mediaType && { bodySerializer: (body: unknown) => writeBody(body, mediaType) }),
  });
}

function writeQuery(name: string, value: unknown, { style, explode } = defaultOf('query')): string {
  const key = encodeURIComponent(name);
  if (style === 'json') return `${key}=${encodeURIComponent(JSON.stringify(value))}`;
  const [, between = '&', joined = ','] = marks[style] ?? [];
  if (style === 'deepObject') {
    return listPairs(value)
      .map(([field, text]) => `${key}${encodeURIComponent(`[${field}]`)}=${text}`)
      .join(between);
  }
  if (!explode)
    return `${key}=${listPairs(value)
      .flatMap((pair) => flatten(value, pair))
      .join(joined)}`;
  return listPairs(value)
    .map(([field, text]) => `${Array.isArray(value) || !isFields(value) ? key : field}=${text}`)
    .join(between);
}

function writePath(name: string, value: unknown, { style, explode } = defaultOf('path')): string {
  if (style === 'json') return encodeURIComponent(JSON.stringify(value));
  const [before = '', between = ',', joined = ','] = marks[style] ?? [];
  const pairs = listPairs(value);
  const isList = Array.isArray(value) || !isFields(value);
  const label = style === 'matrix' && (isList || !explode) ? `${name}=` : '';
  if (!explode) return before + label + pairs.flatMap((pair) => flatten(value, pair)).join(joined);
  return before + pairs.map(([field, text]) => (isList ? label + text : `${field}=${text}`)).join(between);
}

function writeHeaders(header: Fields, styles: Styles): Record<string, string> {
  const written = Object.entries(header).map(([name, value]) => {
    const { style, explode } = styles[name] ?? defaultOf('header');
    if (style === 'json') return [name, JSON.stringify(value)];
    const pairs = listPairs(value, String);
    const isObject = isFields(value) && !Array.isArray(value);
    return [
      name,
      (isObject && explode ? pairs.map((pair) => pair.join('=')) : pairs.flatMap((pair) => flatten(value, pair))).join(
        ',',
      ),
    ];
  });
  return Object.fromEntries(written);
}

function writeCookies(cookie: Fields, styles: Styles): { cookie?: string } {
  const pairs = Object.entries(cookie).map(([name, value]) =>
    writeQuery(name, value, styles[name]).replaceAll('&', '; '),
  );
  return pairs.length > 0 ? { cookie: pairs.join('; ') } : {};
}

/** A form of several parts gets its type, with the mark between the parts, from `fetch`. */
function writeType(mediaType: string | undefined): { 'content-type'?: string } {
  return mediaType && mediaType !== 'multipart/form-data' ? { 'content-type': mediaType } : {};
}

function writeBody(body: unknown, mediaType: string): BodyInit {
  if (mediaType === 'application/x-www-form-urlencoded') return new URLSearchParams(listTexts(body));
  if (mediaType !== 'multipart/form-data') return body instanceof Blob ? body : String(body);
  const form = new FormData();
  for (const [name, value] of Object.entries(Object(body))) {
    for (const one of [value].flat()) form.append(name, one instanceof Blob ? one : textOf(one));
  }
  return form;
}

function listTexts(body: unknown): string[][] {
  return Object.entries(Object(body)).flatMap(([name, value]) => [value].flat().map((one) => [name, textOf(one)]));
}

/** The parts of a value: the items of a list, the fields of an object, or itself. */
function listPairs(value: unknown, write: (text: string) => string = encodeURIComponent): Pair[] {
  const parts = isFields(value) ? Object.entries(value) : [['', value] as const];
  return parts.filter(([, part]) => part !== undefined).map(([name, part]) => [write(name), write(textOf(part))]);
}

function flatten(value: unknown, [name, text]: Pair): string[] {
  return isFields(value) && !Array.isArray(value) ? [name, text] : [text];
}

function defaultOf(place: Style['in']): Style {
  const isForm = place === 'query';
  return { in: place, style: isForm ? 'form' : 'simple', explode: isForm };
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
