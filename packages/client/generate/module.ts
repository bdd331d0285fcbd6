import { followSchema, knownValues, type OpenApiDocument, rateLimitOf } from '@trustline/openapi';
import type { DocumentVersion } from '@trustline/specs';
import { joinOutputs, writeContract, writeTable } from './contract.ts';
import { writeFixtures } from './fixtures.ts';
import { listClientOperations, listFields, omitOtherForms } from './operation.ts';
import { SchemaPruner } from './schema.ts';
import { writeTypes } from './types.ts';

/** The modules of one API by file name, and the keywords that no check reads. */
export function writeModules(api: string, document: OpenApiDocument, version: DocumentVersion) {
  const operations = listClientOperations(document);
  const methods = omitOtherForms(operations);
  const inputs = new SchemaPruner(document, 'all');
  const outputs = new SchemaPruner(document, 'stated');
  const full = new SchemaPruner(document, 'all');
  const contracts = methods.map((own) => writeContract(document, own, { inputs, outputs }));
  const fullOutputs = methods.map((own) => [own.operationId, joinOutputs(own, full) ?? {}]);
  const defaults = methods.map((own) => {
    const fields = listFields(own).map(([name, schema]) => [name, followSchema(document, schema)] as const);
    const known = fields.map(([name, schema]) => [name, schema.default ?? schema['x-default-before-now']]);
    return [own.operationId, Object.fromEntries(known)];
  });
  const head = `// Written by generate/ from the OpenAPI document of ${document.info.title}. Changes here are lost.\n`;
  const modules = {
    [`${api}.ts`]: `${head}
import type { operations as Documented, paths } from '@trustline/specs/${api}';
${writeKeywords([inputs, outputs])}
import type { Contract, Operations } from '../src/operation.ts';
import { serialize } from '../src/serialize.ts';
import type { Expect, Placed } from '../src/types.ts';
import type { Schemas } from '../src/validators.ts';

${writeTable(operations)}

/** Proves that each operation is where the table says. */
export type Proof = Expect<Placed<typeof operations, paths, Documented>>;

export const schemas: Schemas = ${JSON.stringify({ ...inputs.schemas, ...outputs.schemas })};

export const contracts = {
${contracts.join('\n')}
} satisfies Readonly<Record<string, Contract>>;

export const document = ${JSON.stringify(version)};
${writeFacts(document)}`,
    [`${api}-types.ts`]: head + writeTypes(api, document, methods, outputs.names),
    [`${api}-full.ts`]: `${head}
${writeKeywords([full])}
import type { Schema, Schemas } from '../src/validators.ts';

export const outputs: Readonly<Record<string, Schema>> = ${JSON.stringify(Object.fromEntries(fullOutputs))};

/** What an input is when it is omitted. */
export const defaults = ${JSON.stringify(Object.fromEntries(defaults))};

export const fullSchemas: Schemas = ${JSON.stringify(full.schemas)};
`,
    [`${api}-fixtures.ts`]:
      head +
      writeFixtures(
        api,
        document,
        operations.map(({ operationId }) => operationId),
      ),
  };
  return { modules, unchecked: new Set([...inputs.unchecked, ...outputs.unchecked, ...full.unchecked]) };
}

/** What the document says of the whole API. */
function writeFacts(document: OpenApiDocument): string {
  const known = document.components.schemas?.StatusCode ? knownValues(document, 'StatusCode') : [];
  const codes = known
    .map((one) => [one.const, one['x-equivalent-status'] ?? one['x-http-status']])
    .filter(([, status]) => status !== 400);
  const { profileKey: name = 'token', scheme = 'Bearer' } = document['x-registry']?.credential ?? {};
  return `export const baseUrl = ${JSON.stringify(document.servers[0]?.url)};
export const codes: Readonly<Record<number, number>> = ${JSON.stringify(Object.fromEntries(codes))};
export const credential = ${JSON.stringify({ name, scheme })};
export const rateLimit = ${JSON.stringify(rateLimitOf(document))};
`;
}

/** The keywords that a bundle has to hold, and where they come from. */
function writeKeywords(pruners: readonly SchemaPruner[]): string {
  const names = [...new Set(pruners.flatMap(({ keywords }) => [...keywords]))];
  const imported = names.map((name) => `${name} as ${name}Keyword`);
  const entries = names.map((name) => `${name}: ${name}Keyword`);
  return `import { ${imported.join(', ')} } from '../src/keywords.ts';\nexport const keywords = { ${entries.join(', ')} };`;
}
