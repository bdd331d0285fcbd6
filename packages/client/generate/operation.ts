import {
  type Parameter as AnyParameter,
  followSchema,
  isObject,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from '@trustline/openapi';
import { propertiesOf } from './schema.ts';

/** A parameter with how it is written. */
export interface Parameter extends AnyParameter {
  readonly style?: string;
  readonly explode?: boolean;
}

/** An operation in the form a method has: one object goes in, one body comes out. */
export interface ClientOperation {
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  /** The schema of the body that is sent, without the credential; `undefined` when there is none. */
  readonly body: Schema | undefined;
  readonly mediaType: string | undefined;
  /** The bodies of the documented successes by status; `undefined` for one without. */
  readonly successes: readonly { mediaType: string; schema: Schema | undefined }[];
  /** Whether another operation of the same path does the same: a form by GET of what POST does. */
  readonly isOtherForm: boolean;
  /** Whether a success is one page of a list. */
  readonly isPage: boolean;
}

const json = 'application/json';

export function listClientOperations(document: OpenApiDocument): ClientOperation[] {
  const credentials = Object.values(document.components.securitySchemes ?? {}).map(({ name }) => name);
  const all = listOperations(document).map((operation) => {
    const [mediaType, body] = chooseMedia(operation.requestBody?.value.content);
    return {
      operation,
      parameters: operation.parameters.map(({ value }) => value).filter(({ name }) => !credentials.includes(name)),
      body: body && omitProperties(followSchema(document, body), credentials),
      mediaType,
      successes: Object.entries(operation.responses)
        .filter(([status]) => status.startsWith('2'))
        .map(([, { value }]) => chooseMedia(value.content))
        .map(([type = '', schema]) => ({ mediaType: type, schema })),
    };
  });
  return all.map((own) => ({
    ...own,
    isOtherForm: all.some((other) => isFormOf(own, other)),
    isPage: own.parameters.some(({ name }) => name === 'page') && isPage(document, own.successes[0]?.schema),
  }));
}

type Form = Pick<ClientOperation, 'operation' | 'successes'>;

function isFormOf(own: Form, other: Form): boolean {
  return (
    own.operation.method === 'get' &&
    other.operation.method === 'post' &&
    own.operation.path === other.operation.path &&
    JSON.stringify(own.successes) === JSON.stringify(other.successes)
  );
}

function isPage(document: OpenApiDocument, schema: Schema = {}): boolean {
  const names = propertiesOf(followSchema(document, schema)).map(([name]) => name);
  return ['data', 'links', 'meta'].every((name) => names.includes(name));
}

/** Chooses JSON, else the first media type. */
function chooseMedia(content: Readonly<Record<string, { readonly schema?: Schema }>> = {}): [string?, Schema?] {
  const [first] = Object.keys(content);
  const chosen = content[json] ? json : first;
  return chosen === undefined ? [] : [chosen, content[chosen]?.schema ?? {}];
}

function omitProperties(schema: Schema, names: readonly (string | undefined)[]): Schema {
  if (!isObject(schema.properties)) return schema;
  const kept = propertiesOf(schema).filter(([name]) => !names.includes(name));
  return { ...schema, properties: Object.fromEntries(kept) };
}

/** Whether a body is an object, whose fields stand beside the parameters. */
export function hasFields(document: OpenApiDocument, schema: Schema): boolean {
  const { type, properties, additionalProperties, allOf, anyOf, oneOf } = followSchema(document, schema);
  const parts = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
  if (type !== undefined) return type === 'object';
  return (
    Boolean(properties ?? additionalProperties) ||
    (parts.length > 0 && parts.every((part) => hasFields(document, part)))
  );
}
