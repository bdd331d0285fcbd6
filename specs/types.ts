/** The TypeScript types of a document; the only file that uses openapi-typescript. */
import openapiTypeScript, { astToString } from 'openapi-typescript';
import ts from 'typescript';

interface Json {
  readonly [key: string]: unknown;
}

/** Names that a schema cannot have in the module, which needs them itself. */
const taken = new Set(['paths', 'webhooks', 'components', 'operations', '$defs', 'Record', 'Blob', 'WithRequired']);

/**
 * Writes the types of a bundle as openapi-typescript makes them, but for what editors show: each schema is an exported type
 * under its own name, a description is the main text of its comment, a schema with `x-known-values` suggests these values
 * and allows others, and binary data is a `Blob`.
 */
export async function writeTypes(json: string): Promise<string> {
  const document: Json = JSON.parse(json);
  const nodes = await openapiTypeScript(JSON.stringify(prepareWords(document, document)), {
    // Without this a parameter with a default would become one that must be given.
    defaultNonNullable: false,
    silent: true,
    transform: (schema) => transformSchema({ ...schema }),
  });
  const named = nameSchemas(nodes);
  for (const node of named) leadWithDescription(node);
  return astToString(named);
}

/** Lends a bare reference the description of what it refers to; leaves out what would stand above a description. */
function prepareWords(value: unknown, document: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => prepareWords(item, document));
  if (!isObject(value)) return value;
  const description = value.description ?? describe(value, document);
  const kept: Record<string, unknown> = description === undefined ? { ...value } : { ...value, description };
  if (typeof value.format === 'string' && value.format !== 'binary') delete kept.format;
  if (typeof value.title === 'string' && typeof value.description === 'string') delete kept.title;
  return Object.fromEntries(
    Object.entries(kept).map(([key, part]) => [key, isData.test(key) ? part : prepareWords(part, document)]),
  );
}

const isData = /^(example|default|const|enum|x-.+)$/;

function describe({ $ref }: Json, document: Json): unknown {
  if (typeof $ref !== 'string' || !$ref.startsWith('#/components/schemas/')) return undefined;
  const target = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((place, key) => (isObject(place) ? place[key] : undefined), document);
  return isObject(target) ? target.description : undefined;
}

function transformSchema({ type, format, 'x-known-values': known }: Json): ts.TypeNode | undefined {
  if (format === 'binary') return ts.factory.createTypeReferenceNode('Blob');
  if (!Array.isArray(known) || Array.isArray(type)) return undefined;
  const literals = known.flatMap((entry) => (isObject(entry) ? createLiteral(entry.const) : []));
  const keyword = type === 'string' ? ts.SyntaxKind.StringKeyword : ts.SyntaxKind.NumberKeyword;
  // Editors go on suggesting the known values only when the others are an intersection.
  const others = [ts.factory.createKeywordTypeNode(keyword), ts.factory.createTypeLiteralNode([])];
  return ts.factory.createUnionTypeNode([...literals, ts.factory.createIntersectionTypeNode(others)]);
}

function createLiteral(value: unknown): ts.TypeNode[] {
  if (typeof value === 'string') return [ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(value))];
  if (typeof value === 'number') return [ts.factory.createLiteralTypeNode(ts.factory.createNumericLiteral(value))];
  return [];
}

/** Turns `components.schemas.X: {…}` into `export interface X {…}` and `components.schemas.X: X`. */
function nameSchemas(nodes: readonly ts.Node[]): ts.Node[] {
  const schemas = new Map(nodes.flatMap(listSchemas).map((schema) => [readName(schema), schema]));
  const visit = (node: ts.Node): ts.Node => {
    const name = ts.isPropertySignature(node) ? readName(node) : readReference(node);
    const schema = schemas.get(name);
    if (schema === undefined || (ts.isPropertySignature(node) && node !== schema)) {
      return ts.visitEachChild(node, visit, undefined);
    }
    const reference = ts.factory.createTypeReferenceNode(name);
    if (!ts.isPropertySignature(node)) return reference;
    return ts.factory.updatePropertySignature(node, node.modifiers, node.name, node.questionToken, reference);
  };
  const declarations = Array.from(schemas, ([name, schema]) => {
    const declaration = declare(name, ts.visitNode(schema.type, visit, ts.isTypeNode));
    return ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(schema));
  });
  return [...declarations, ...nodes.map(visit)];
}

function listSchemas(node: ts.Node): ts.PropertySignature[] {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'components') return [];
  const group = node.members.filter(ts.isPropertySignature).find((member) => readName(member) === 'schemas');
  const members = group?.type && ts.isTypeLiteralNode(group.type) ? [...group.type.members] : [];
  const isNameable = (name: string) => /^[A-Za-z_$][\w$]*$/.test(name) && !taken.has(name);
  return members.filter(ts.isPropertySignature).filter((member) => isNameable(readName(member)));
}

function readName({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** Reads X from `components["schemas"]["X"]`; nothing from any other node. */
function readReference(node: ts.Node): string {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return '';
  const [group, name] = [node.objectType.indexType, node.indexType].map((index) =>
    ts.isLiteralTypeNode(index) && ts.isStringLiteral(index.literal) ? index.literal.text : '',
  );
  return group === 'schemas' ? (name ?? '') : '';
}

function declare(name: string, type: ts.TypeNode | undefined): ts.Statement {
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  if (type && ts.isTypeLiteralNode(type)) {
    return ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members);
  }
  const unknown = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
  return ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type ?? unknown);
}

/** Makes the description the main text of a comment, below the summary of an operation. */
function leadWithDescription(node: ts.Node): void {
  const comments = ts.getSyntheticLeadingComments(node) ?? [];
  for (const comment of comments) {
    comment.text = comment.text.replace(
      /^(\*|[^@]*)@description (.*?)(?=\n \* @|\n $| $)/s,
      (_, above: string, words: string) =>
        `${/^[\s*]*$/.test(above) ? above : `${above}\n * `}${words.replaceAll('\n *     ', '\n * ')}`,
    );
  }
  ts.forEachChild(node, leadWithDescription);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
