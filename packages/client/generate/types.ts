import { branchesOf, credentialNames, describeSource, followSchema, type OpenApiDocument } from '@trustline/openapi';
import type { ClientOperation } from './operation.ts';

/** Writes the public types of an API's methods on top of those that openapi-typescript has made of the document. */
export function writeTypes(
  api: string,
  document: OpenApiDocument,
  operations: readonly ClientOperation[],
  schemas: readonly string[],
): string {
  const { info, 'x-registry': registry } = document;
  const inputs = operations.map((own) => declareInput(document, own));
  const methods = operations.map((own, index) => {
    const result = `${own.isPage ? 'ListCall' : 'ApiCall'}<OutputOf<operations['${own.operationId}']>>`;
    return `${describe(own)}${own.operationId}(${inputs[index]?.parameter}, options?: CallOptions): ${result};`;
  });
  return `import type { operations } from '@trustline/specs/${api}';
import type { ApiCall, CallOptions, ListCall, NoInput } from '../src/options.ts';
import type { Either, InputOf, OutputOf } from '../src/types.ts';

export type { ${[...schemas].sort().join(', ')} } from '@trustline/specs/${api}';

${inputs.map(({ declaration }) => declaration).join('')}
/** A method for each operation. */
export interface ${(registry?.displayName ?? info.title).replaceAll(/\W/g, '')}Operations {
${methods.join('\n\n')}
}
`;
}

function declareInput(document: OpenApiDocument, { operationId, inputs, body = {}, fields }: ClientOperation) {
  const branches = branchesOf(body).length + Number(body.if !== undefined);
  if (fields.length + branches === 0) return { declaration: '', parameter: 'input?: NoInput' };
  const dates = fields.filter(([, schema]) => followSchema(document, schema).format === 'date').map(([name]) => name);
  const name = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Input`;
  const joined = `InputOf<operations['${operationId}'], ${writeUnion(dates)}, ${writeUnion(credentialNames(document))}>`;
  // What one side of an `if` and `else` wants, openapi-typescript omits.
  const sides = [body.if, body.else].map((side) => writeUnion([Object(side).required ?? []].flat()));
  const type = body.if === undefined ? joined : `Either<${joined}, ${sides.join(', ')}>`;
  // An interface keeps its name in editors, but cannot be made of alternatives.
  const declared = branches === 0 ? `interface ${name} extends ${type} {}` : `type ${name} = ${type};`;
  const isOptional = branches === 0 && [body.required ?? []].flat().length === 0 && !inputs.some((one) => one.required);
  return {
    declaration: `/** What \`${operationId}\` takes. */\nexport ${declared}\n\n`,
    parameter: `input${isOptional ? '?' : ''}: ${name}`,
  };
}

function writeUnion(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' | ') || 'never';
}

function describe({ object, responses, isPage }: ClientOperation): string {
  const failures = Object.entries(responses).filter(([status]) => !status.startsWith('2'));
  const [promise] = object['x-promises'] ?? [];
  const paragraphs = [
    `${object.summary}.`,
    object.description ?? '',
    isPage ? 'The call is a promise of one page; `for await` gives the items of this page and of all that follow.' : '',
    ['Fails with:', ...failures.map(([status, { value }]) => `- HTTP ${status}: ${value.description}`)].join('\n'),
    promise ? `@see ${describeSource(promise.source)}` : '',
  ];
  const text = paragraphs.filter(Boolean).join('\n\n').replaceAll('*/', '*\\/').trimEnd();
  return `/**\n${text.replaceAll(/^/gm, ' * ')}\n */\n`;
}
