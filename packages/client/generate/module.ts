import { followSchema, knownValues, type OpenApiDocument, omitTwinsByGet, rateLimitOf } from '@trustline/openapi';
import type { DocumentVersion } from '@trustline/specs';
import { joinOutputs, placeOperation, writeContract } from './contract.ts';
import { writeFixtures } from './fixtures.ts';
import { listClientOperations } from './operation.ts';
import { SchemaPruner } from './schema.ts';
import { writeTypes } from './types.ts';

/** The modules of one API by file name, and the keywords that no check reads. */
export function writeModules(api: string, document: OpenApiDocument, version: DocumentVersion) {
  const operations = listClientOperations(document);
  const methods = omitTwinsByGet(operations);
  const inputs = new SchemaPruner(document, 'all');
  const outputs = new SchemaPruner(document, 'stated');
  const full = new SchemaPruner(document, 'all');
  const contracts = methods.map((own) => writeContract(document, own, { inputs, outputs }));
  const fullOutputs = methods.map((own) => [own.operationId, joinOutputs(own, full)]);
  const defaults = methods.map(({ operationId, fields }) => {
    const followed = fields.map(([name, schema]) => [name, followSchema(document, schema)] as const);
    const known = followed.map(([name, schema]) => [name, schema.default ?? schema['x-default-before-now']]);
    return [operationId, Object.fromEntries(known)];
  });
  const head = `// Written by generate/ from the OpenAPI document of ${document.info.title}. Changes here are lost.\n`;
  const places = operations.map((own) => `${own.operationId}: ${JSON.stringify(placeOperation(own))},`).join('\n');
  const modules = {
    [`${api}.ts`]: `${head}
import type { operations as Documented, paths } from '@trustline/specs/${api}';
import * as checks from '../src/keywords.ts';
import type { Api, Contract, Operations } from '../src/operation.ts';
import { paginate } from '../src/pagination.ts';
import { serialize } from '../src/serialize.ts';
import type { Expect, Placed } from '../src/types.ts';
import { createCompiler, type Schema } from '../src/validators.ts';

/** All operations, for calls by path. */
export const operations = {\n${places}\n} as const satisfies Operations;

${writeShared(
  [inputs, outputs],
  `/** The operations that are methods. */
export const contracts = {\n${contracts.join('\n')}\n} as const satisfies Readonly<Record<string, Contract>>;`,
)}

/** Proves that each operation is where the tables say. */
export type Proof = Expect<Placed<typeof operations & typeof contracts, paths, Documented>>;

export const document = ${JSON.stringify(version)};
${writeFacts(document)}`,
    [`${api}-types.ts`]: head + writeTypes(api, document, methods, [...outputs.named.keys()]),
    [`${api}-full.ts`]: `${head}
import * as checks from '../src/keywords.ts';
import { createCompiler, type Schema } from '../src/validators.ts';

${writeShared([full], `export const outputs: Readonly<Record<string, Schema>> = ${JSON.stringify(Object.fromEntries(fullOutputs))};`)}

/** What an input is when it is omitted. */
export const defaults = ${JSON.stringify(Object.fromEntries(defaults))};
`,
    [`${api}-fixtures.ts`]: head + writeFixtures(api, document, operations),
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
  const api = { baseUrl: document.servers[0]?.url, codes: Object.fromEntries(codes), credential: { name, scheme } };
  return `export const api = ${JSON.stringify(api)} as const satisfies Api;
export const rateLimit = ${JSON.stringify(rateLimitOf(document))};
`;
}

/** Writes data with what its checks need: schemas that are used more than once, and the keywords that a bundle has to hold. */
function writeShared(pruners: readonly SchemaPruner[], data: string): string {
  const named = pruners.flatMap(({ named, recursive, strictness }) =>
    Array.from(named, ([name, schema]) => {
      const constant = `${strictness}${name.replaceAll(/\W/g, '_')}`;
      return { name, constant, text: JSON.stringify(schema), isRecursive: recursive.has(name) };
    }),
  );
  let written = data;
  for (const { constant, text, isRecursive } of named.sort((one, other) => other.text.length - one.text.length)) {
    const isShared = text.length > 40 && written.split(text).length > 2;
    if (!isShared && !isRecursive) continue;
    const declared = isRecursive ? `${constant}: Schema = ${text}` : `${constant} = ${text} as const`;
    written = `const ${declared};\n${written.replaceAll(text, constant)}`;
  }
  const references = named
    .filter(({ isRecursive }) => isRecursive)
    .map(({ name, constant }) => `${JSON.stringify(name)}: ${constant}`);
  const isUsed = (format: string) => pruners.some(({ formats }) => formats.has(format));
  const formats = ['date', 'date-time'].filter(isUsed).map((name) => `'${name}': checks['${name}']`);
  const made: Readonly<Record<string, string>> = {
    $ref: `/* @__PURE__ */ checks.refer({ ${references.join(', ')} })`,
    format: `/* @__PURE__ */ checks.format({ ${formats.join(', ')} })`,
  };
  const keywords = [...new Set(pruners.flatMap(({ keywords }) => [...keywords]))];
  const entries = keywords.map((name) => `${name}: ${made[name] ?? `checks.${name}`}`);
  return `${written}\n\n/** Turns schemas into checks with the keywords that the document uses. */
export const compile = /* @__PURE__ */ createCompiler({ ${entries.join(', ')} });`;
}
