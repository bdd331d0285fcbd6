import {
  branchesOf,
  followSchema,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type Schema,
} from '@trustline/openapi';

/** An operation in the form a method has: one object goes in, one body comes out. */
export interface ClientOperation extends Operation {
  /** What is sent beside the body and the credential. */
  readonly inputs: readonly Parameter[];
  /** The schema of the body that is sent, without the credential; `undefined` when there is none. */
  readonly body: Schema | undefined;
  readonly mediaType: string | undefined;
  /** The bodies of the documented successes; without a schema for one that has none. */
  readonly successes: readonly { readonly mediaType: string; readonly schema: Schema | undefined }[];
  /** Whether a success is one page of a list. */
  readonly isPage: boolean;
}

export function listClientOperations(document: OpenApiDocument): ClientOperation[] {
  const credentials = listCredentials(document);
  return listOperations(document).map((operation) => {
    const inputs = operation.parameters.map(({ value }) => value).filter(({ name }) => !credentials.includes(name));
    const [mediaType, body] = chooseMedia(operation.requestBody?.value.content);
    const successes = Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([, { value }]) => chooseMedia(value.content))
      .map(([type = '', schema]) => ({ mediaType: type, schema }));
    const isPage = inputs.some(({ name }) => name === 'page') && isPageSchema(document, successes[0]?.schema);
    return {
      ...operation,
      inputs,
      mediaType,
      body: body && omitFields(document, body, credentials),
      successes,
      isPage,
    };
  });
}

/** Leaves out the forms by GET of what POST does. */
export function omitOtherForms(operations: readonly ClientOperation[]): ClientOperation[] {
  const describe = ({ path, successes }: ClientOperation) => path + JSON.stringify(successes);
  const posted = new Set(operations.filter(({ method }) => method === 'post').map(describe));
  return operations.filter((own) => own.method !== 'get' || !posted.has(describe(own)));
}

/** The inputs of an operation with their schemas, those of the body after the parameters. */
export function listFields({ inputs, body = {} }: ClientOperation): [name: string, schema: unknown][] {
  return [
    ...inputs.map(({ name, schema }): [string, unknown] => [name, schema]),
    ...Object.entries(Object(body.properties)),
  ];
}

/** How the credential is called where it is an input. */
export function listCredentials({ components }: OpenApiDocument): string[] {
  return Object.values(components.securitySchemes ?? {}).flatMap(({ name }) => name ?? []);
}

/** Chooses JSON, else the first media type. */
function chooseMedia(content: Readonly<Record<string, { readonly schema?: Schema }>> = {}): [string?, Schema?] {
  const chosen = 'application/json' in content ? 'application/json' : Object.keys(content)[0];
  return chosen === undefined ? [] : [chosen, content[chosen]?.schema ?? {}];
}

function isPageSchema(document: OpenApiDocument, schema: Schema | undefined): boolean {
  const { properties = {} } = followSchema(document, schema);
  return ['data', 'links', 'meta'].every((name) => name in Object(properties));
}

function omitFields(document: OpenApiDocument, body: Schema, names: readonly string[]): Schema {
  const schema = followSchema(document, body);
  const kept = Object.entries(Object(schema.properties)).filter(([name]) => !names.includes(name));
  return schema.properties === undefined ? schema : { ...schema, properties: Object.fromEntries(kept) };
}

/** Whether a body is an object, whose fields stand beside the parameters. */
export function hasFields(document: OpenApiDocument, schema: Schema): boolean {
  const followed = followSchema(document, schema);
  const branches = branchesOf(followed);
  if (followed.type !== undefined) return followed.type === 'object';
  return (
    followed.properties !== undefined || (branches.length > 0 && branches.every((one) => hasFields(document, one)))
  );
}
