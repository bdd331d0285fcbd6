import {
  branchesOf,
  credentialNames,
  followSchema,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type Schema,
  successesOf,
} from '@trustline/openapi';

/** An operation in the form a method has: one object goes in, one body comes out. */
export interface ClientOperation extends Operation {
  /** What is sent beside the body and the credential. */
  readonly inputs: readonly Parameter[];
  /** The schema of the body that is sent, without the credential; `undefined` when there is none. */
  readonly body: Schema | undefined;
  /** How an input holds the body: its fields beside the parameters, or as a whole under `body`. */
  readonly kind: 'fields' | 'whole' | undefined;
  readonly mediaType: string | undefined;
  /** What can be given, by name: the parameters, then the fields of the body. */
  readonly fields: readonly (readonly [name: string, schema: Schema])[];
  /** The bodies of the documented successes; without a schema for one that has none. */
  readonly successes: readonly { readonly mediaType: string; readonly schema: Schema | undefined }[];
  /** Whether a success is one page of a list. */
  readonly isPage: boolean;
}

export function listClientOperations(document: OpenApiDocument): ClientOperation[] {
  return listOperations(document).map((operation) => toClientOperation(document, operation));
}

function toClientOperation(document: OpenApiDocument, operation: Operation): ClientOperation {
  const credentials = credentialNames(document);
  const isGiven = ([name]: readonly [name: string, ...rest: unknown[]]) => !credentials.includes(name);
  const inputs = operation.parameters.map(({ value }) => value).filter(({ name }) => isGiven([name]));
  const [mediaType, sent] = chooseMedia(operation.requestBody?.value.content);
  const followed = sent && followSchema(document, sent);
  const properties = Object.entries<Schema>(Object(followed?.properties)).filter(isGiven);
  const successes = successesOf(operation).map(([, { content }]) => {
    const [type = '', schema] = chooseMedia(content);
    return { mediaType: type, schema };
  });
  const { properties: page } = followSchema(document, successes[0]?.schema);
  return {
    ...operation,
    inputs,
    mediaType,
    body: followed?.properties ? { ...followed, properties: Object.fromEntries(properties) } : followed,
    kind: sent && (hasFields(document, sent) ? 'fields' : 'whole'),
    fields: [...inputs.map(({ name, schema = {} }) => [name, schema] as const), ...properties],
    successes,
    isPage:
      inputs.some(({ name }) => name === 'page') && ['data', 'links', 'meta'].every((name) => name in Object(page)),
  };
}

/** Chooses JSON, else the first media type. */
function chooseMedia(content: Readonly<Record<string, { readonly schema?: Schema }>> = {}): [string?, Schema?] {
  const chosen = 'application/json' in content ? 'application/json' : Object.keys(content)[0];
  return chosen === undefined ? [] : [chosen, content[chosen]?.schema ?? {}];
}

/** Whether a body is an object, whose fields stand beside the parameters. */
function hasFields(document: OpenApiDocument, schema: Schema): boolean {
  const followed = followSchema(document, schema);
  if (followed.type !== undefined) return followed.type === 'object';
  const branches = branchesOf(followed);
  return (
    followed.properties !== undefined || (branches.length > 0 && branches.every((one) => hasFields(document, one)))
  );
}
