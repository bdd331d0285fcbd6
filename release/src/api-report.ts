import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The packages whose public names are pinned. */
export const reported = ['@trustline/client', '@trustline/contract-tests'];

/** Writes down what each entry of a built package exports: every public name with its declaration, without comments. */
export async function writeApiReport(name: string): Promise<string> {
  const manifestFile = await findManifest(name);
  const manifest: { exports: Record<string, { types?: string }> } = JSON.parse(await readFile(manifestFile, 'utf8'));
  const sections = Object.entries(manifest.exports).flatMap(([entry, { types }]) =>
    types ? [`## ${entry.replace('.', name)}\n\n${describeEntry(join(dirname(manifestFile), types))}`] : [],
  );
  return `# ${name}\n\n${sections.join('\n')}`;
}

async function findManifest(name: string): Promise<string> {
  return join(dirname(createRequire(import.meta.url).resolve(name)), '../package.json');
}

function describeEntry(file: string): string {
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2024 });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} exports nothing; build it first.`);
  const names = checker.getExportsOfModule(module).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return names.map((symbol) => describeSymbol(checker, symbol)).join('\n');
}

function describeSymbol(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const declarations = (isAlias ? checker.getAliasedSymbol(symbol) : symbol).getDeclarations() ?? [];
  const printer = ts.createPrinter({ removeComments: true });
  const texts = declarations.map((declaration) =>
    printer.printNode(ts.EmitHint.Unspecified, statementOf(declaration), declaration.getSourceFile()),
  );
  return `### ${symbol.name}\n\n\`\`\`ts\n${texts.join('\n')}\n\`\`\`\n`;
}

// `const` and `let` are declared in a list within a statement, which says that they are.
function statementOf(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}
