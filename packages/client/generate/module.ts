import type { OpenApiDocument } from '@trustline/openapi';
import type { DocumentVersion } from '@trustline/specs';
import { writeContracts, writeFullContracts, writeTable } from './contract.ts';
import { writeFixtures } from './fixtures.ts';
import { listClientOperations } from './operation.ts';
import { writeTypes } from './types.ts';

/** The modules of one API by file name, and the keywords that no check reads. */
export function writeModules(
  api: string,
  document: OpenApiDocument,
  version: DocumentVersion,
): { modules: Readonly<Record<string, string>>; unchecked: ReadonlySet<string> } {
  const head = `// Written by generate/ from the OpenAPI document of ${document.info.title}. Changes here are lost.`;
  const operations = listClientOperations(document);
  const methods = operations.filter(({ isOtherForm }) => !isOtherForm);
  const contracts = writeContracts(document, methods);
  const modules = {
    [`${api}.ts`]: [
      head,
      `import type { operations as Documented, paths } from '@trustline/specs/${api}';`,
      `import type { Contract, Operations } from '../src/operation.ts';`,
      ...(contracts.code.includes('serialize(') ? [`import { serialize } from '../src/serialize.ts';`] : []),
      `import type { Expect, Placed } from '../src/types.ts';`,
      `import type { Schemas } from '../src/validators.ts';`,
      writeTable(operations),
      '/** Proves that each operation is where the table says. */',
      'export type Proof = Expect<Placed<typeof operations, paths, Documented>>;',
      contracts.code,
      `export const document = ${JSON.stringify(version)};`,
      `export const baseUrl = ${JSON.stringify(document.servers[0]?.url)};`,
      ...writeFacts(document),
    ].join('\n\n'),
    [`${api}-types.ts`]: `${head}\n${writeTypes(api, document, methods)}`,
    [`${api}-full.ts`]: `${head}\nimport type { Schema, Schemas } from '../src/validators.ts';\n${writeFullContracts(document, methods)}`,
    [`${api}-fixtures.ts`]: `${head}\n${writeFixtures(api, document, operations)}`,
  };
  return { modules, unchecked: new Set(contracts.unchecked) };
}

/** What the document says of the whole API. */
function writeFacts(document: OpenApiDocument): string[] {
  const known = document.components.schemas?.StatusCode?.['x-known-values'];
  const codes = (Array.isArray(known) ? known : []).map((code) => [code.const, code['x-http-status']]);
  const quota = new Map<string, unknown>(Object.entries(document)).get('x-rate-limit');
  return [
    `export const codes: Readonly<Record<number, number>> = ${JSON.stringify(Object.fromEntries(codes))};`,
    `export const rateLimit = ${JSON.stringify(quota)};`,
  ];
}
