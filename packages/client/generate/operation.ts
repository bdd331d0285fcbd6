import { listOperations, type OpenApiDocument, type Operation, type Schema } from '@trustline/openapi';
import { propertiesOf, resolveSchema } from './schema.ts';

/** What is generated for one operation: one object goes in, one JSON body comes out. */
export interface ClientOperation {
  readonly operation: Operation;
  /** All inputs, wherever they travel, as one object schema. */
  readonly input: Schema;
  readonly status: number;
  readonly output: Schema;
}

const json = 'application/json';

/** Lists the operations of a document in the form the client has them. */
export function listClientOperations(document: OpenApiDocument): ClientOperation[] {
  return listOperations(document).map((operation) => ({
    operation,
    input: joinInputs(document, operation),
    ...findSuccess(document, operation),
  }));
}

/** The client places inputs by rule, so a document that breaks the rule must not be built from. */
function joinInputs(document: OpenApiDocument, { operationId, method, path, parameters, requestBody }: Operation) {
  const travelling = parameters.map(({ value }) => value).filter((parameter) => parameter.in !== 'header');
  const hasBody = method === 'post';
  for (const { name, in: place } of travelling) {
    const expected = path.includes(`{${name}}`) ? 'path' : 'query';
    if (place !== expected || hasBody) {
      throw new Error(
        `${operationId}: the client cannot place the ${place} parameter ${name} of a ${method} operation.`,
      );
    }
  }
  const bodySchema = requestBody?.value.content[json]?.schema;
  if (hasBody !== (bodySchema !== undefined)) throw new Error(`${operationId}: the client sends JSON by POST only.`);
  const fields = [
    ...travelling.map((parameter) => ({
      name: parameter.name,
      schema: { ...(parameter.schema ?? parameter.content?.[json]?.schema), description: parameter.description },
      isRequired: parameter.required === true,
    })),
    // The credential travels in the header.
    ...(bodySchema ? propertiesOf(resolveSchema(document, bodySchema)) : []).filter(({ name }) => name !== 'hash'),
  ];
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
    required: fields.filter(({ isRequired }) => isRequired).map(({ name }) => name),
  };
}

function findSuccess(_document: OpenApiDocument, { operationId, responses }: Operation) {
  const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
  const [status = ''] = successes;
  const output = responses[status]?.value.content?.[json]?.schema;
  if (successes.length !== 1 || output === undefined) {
    throw new Error(`${operationId}: the client needs exactly one success with a JSON body.`);
  }
  return { status: Number(status), output };
}
