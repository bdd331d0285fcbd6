import { escapePointer, followSchema, isObject, type OpenApiDocument } from '@trustline/openapi';
import { isOfType } from './mutators.ts';

/** A value somewhere in an example, and the way to put another value in its place. */
export interface Sample {
  readonly value: unknown;
  /** JSON pointer of the value in the example. */
  readonly pointer: string;
  /** Returns the whole example with another value at this place. */
  readonly replace: (value: unknown) => unknown;
}

/** The sample under one key of a sample, if it has that key. */
function inside(sample: Sample, key: string): Sample[] {
  const { value } = sample;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  const replace = (inner: unknown) =>
    sample.replace(Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner });
  return [{ value: Reflect.get(value, key), pointer: `${sample.pointer}/${escapePointer(key)}`, replace }];
}

/** The samples under every key but the known ones. */
export function insideOthers(sample: Sample, known: readonly string[]): Sample[] {
  const { value } = sample;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return keys.filter((key) => !known.includes(key)).flatMap((key) => inside(sample, key));
}

/** The samples of a property; one that no example shows is added with the examples of its own schema. */
export function insideProperty(
  document: OpenApiDocument,
  samples: readonly Sample[],
  name: string,
  property: unknown,
): Sample[] {
  const shown = samples.flatMap((sample) => inside(sample, name));
  const followed = followSchema(document, property);
  const examples = isObject(followed) && Array.isArray(followed.examples) ? followed.examples : [];
  const added = samples
    .slice(0, 1)
    .flatMap((sample) =>
      examples.flatMap((example) =>
        isObject(sample.value) ? inside({ ...sample, value: { ...sample.value, [name]: example } }, name) : [],
      ),
    );
  return [...shown, ...added];
}

/** Says whether a value belongs to a branch of `oneOf`, told by type, constant and pattern. */
export function fits(document: OpenApiDocument, schema: unknown, value: unknown): boolean {
  const branch = followSchema(document, schema);
  if (!isObject(branch)) return true;
  const inner = branch.oneOf ?? branch.anyOf;
  if (Array.isArray(inner) && !inner.some((one) => fits(document, one, value))) return false;
  if ('const' in branch && branch.const !== value) return false;
  if ('type' in branch && !isOfType(value, branch.type)) return false;
  return !('pattern' in branch) || (typeof value === 'string' && new RegExp(String(branch.pattern), 'u').test(value));
}
