import type { OpenApiDocument } from '@trustline/openapi';
import { isObject, weakBasisOf } from '@trustline/openapi';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Finding, undocumented, violation, type WeakBasis } from './finding.ts';
import { formatsIn } from './format.ts';
import { hasBranches, integerNotation, strictNamed, strictSchema } from './strict-schema.ts';

/** Checks a value and lists what is wrong with it. */
export type ValueCheck = (value: unknown, place: string, notWrittenAsInteger?: ReadonlySet<string>) => Finding[];

/** The schemas of one document, compiled when they are first needed. */
export interface Schemas {
  /** The check of a schema of the document, by its JSON pointer; unknown properties pass. */
  readonly at: (pointer: string) => ValueCheck;
  /** The check of a response body: as `at`, and what the document does not mention is a finding too. */
  readonly strictAt: (pointer: string) => ValueCheck;
  /** The check of a schema that stands nowhere in the document but refers to its named schemas. */
  readonly of: (schema: unknown) => ValueCheck;
}

// What OpenAPI adds to JSON Schema, and the parts of a document in which schemas stand.
const notSchemaKeywords = ['discriminator', 'example', 'externalDocs', 'xml', 'components', 'paths'];

/**
 * Prepares the schemas of a document.
 * Throws an Error that names the place of a `format` nobody has taught the check.
 */
export function createSchemas(document: OpenApiDocument): Schemas {
  const ajv = createAjv(document);
  ajv.addSchema({ components: document.components, paths: document.paths }, 'open');
  const named = Object.entries(document.components.schemas ?? {});
  ajv.addSchema(
    { components: { schemas: Object.fromEntries(named.map(([name, schema]) => [name, strictNamed(schema)])) } },
    'strict',
  );
  const open = (schema: unknown) => checkWith(ajv, withBase(schema, 'open'));
  const at = remember((pointer) => open({ $ref: `#${encodePointer(pointer)}` }));
  // Closing a schema may change which branch of a `oneOf` fits; where it cannot, what is strictly right is right.
  const strictSuffices = !hasBranches(document, document);
  const strictAt = remember<ValueCheck>((pointer) => {
    const inOpen = at(pointer);
    const inStrict = checkWith(ajv, withBase(strictSchema(lookUp(document, pointer)), 'strict'));
    return (value, place, notIntegers) => {
      const findings = inStrict(value, place, notIntegers);
      if (findings.length === 0 && strictSuffices) return findings;
      const violations = inOpen(value, place);
      return violations.length > 0 ? violations : findings;
    };
  });
  return { at, strictAt, of: open };
}

function createAjv(document: OpenApiDocument): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateSchema: false,
    passContext: true,
    verbose: true,
    formats: { ...formatsIn(document) },
  });
  ajv.addVocabulary([...notSchemaKeywords, ...extensionsIn(document)]);
  ajv.addKeyword({
    keyword: integerNotation,
    errors: false,
    error: { message: 'must be written as an integer, without a fraction or exponent' },
    validate(this: unknown, _schema: unknown, _value: unknown, _parent: unknown, context?: { instancePath: string }) {
      return !(this instanceof Set) || !this.has(context?.instancePath);
    },
  });
  return ajv;
}

function checkWith(ajv: Ajv2020, schema: Record<string, unknown>): ValueCheck {
  let compiled: ValidateFunction | undefined;
  return (value, place, notWrittenAsInteger) => {
    compiled ??= ajv.compile(schema);
    if (compiled.call(notWrittenAsInteger, value)) return [];
    return (compiled.errors ?? []).map((error) => toFinding(error, place));
  };
}

function toFinding(error: ErrorObject, place: string): Finding {
  if (error.keyword === 'unevaluatedProperties') {
    const property = String(error.params.unevaluatedProperty);
    const value = isObject(error.data) ? error.data[property] : undefined;
    const message = `The field "${property}" is not documented.`;
    return undocumented('undocumented-field', place, message, `${error.instancePath}/${property}`, value);
  }
  const at = error.instancePath === '' ? 'It' : error.instancePath;
  const message = `${at} ${error.message ?? 'is wrong'}${hint(error)}.`;
  const basis = basisOf(error);
  const finding = violation(error.keyword, place, message, error.instancePath, error.data);
  return basis === undefined ? finding : { ...finding, basis };
}

function basisOf({ keyword, params, parentSchema }: ErrorObject): WeakBasis | undefined {
  const property = keyword === 'required' ? String(params.missingProperty) : undefined;
  return weakBasisOf(parentSchema ?? {}, keyword === integerNotation ? 'type' : keyword, property);
}

function hint({ keyword, params }: ErrorObject): string {
  if (keyword === 'enum') return `: ${JSON.stringify(params.allowedValues)}`;
  if (keyword === 'const') return ` ${JSON.stringify(params.allowedValue)}`;
  return '';
}

function remember<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

// A schema taken out of the document still refers to its named schemas with `#/…`.
function withBase(schema: unknown, base: string): Record<string, unknown> {
  const text = JSON.stringify(schema ?? {}, (key, value) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? base + value : value,
  );
  return JSON.parse(text);
}

function encodePointer(pointer: string): string {
  return pointer.split('/').map(encodeURIComponent).join('/');
}

function lookUp(document: OpenApiDocument, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (place, key) => (typeof place === 'object' && place !== null ? Reflect.get(place, key) : undefined),
      document,
    );
}

function extensionsIn(document: OpenApiDocument): string[] {
  return [...new Set(JSON.stringify(document).match(/(?<=")x-[\w-]+(?=":)/g))];
}
