/** An object of a parsed document. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys, not an array. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An extension and the object it is written in. */
export interface Extension {
  readonly key: string;
  readonly value: unknown;
  /** The JSON pointer of the object. */
  readonly place: string;
}

/** Lists every `x-` key of a document; what an extension or an example holds is not searched. */
export function listExtensions(value: unknown, place = '#'): Extension[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listExtensions(item, `${place}/${index}`));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key.startsWith('x-')) return [{ key, value: inner, place }];
    if (key === 'examples' || key === 'example') return [];
    return listExtensions(inner, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  });
}
