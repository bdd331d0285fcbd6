import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { run } from './process.ts';
import type { Tool } from './tool.ts';

/** What a step said when it failed. */
export class StepError extends Error {}

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  resolveJsonModule: true,
};

/** Runs the generator in the folder that was laid out for it. */
export async function generate(tool: Tool, installed: string, folder: string): Promise<void> {
  const [program = '', ...words] = tool.command.replace('{bundle}', 'bundle.yaml').split(' ');
  const { code, stdout, output } = await run(join(installed, 'node_modules/.bin', program), words, folder);
  if (code !== 0) throw new StepError(output.slice(0, 600));
  if (tool.stdout) await writeFile(join(folder, tool.stdout), stdout);
}

/** Compiles what was generated and the program that uses it under `strict`. */
export async function compile(folder: string, api: string, types: readonly string[]): Promise<void> {
  const configuration = {
    compilerOptions: { ...compilerOptions, types },
    files: [`${api}.ts`],
    include: ['generated'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  const { code, output } = await run(process.execPath, [compiler, '-p', folder], folder);
  if (code !== 0) throw new StepError(output.slice(0, 600));
}

/** Bundles the program and calls what it exports; returns what it returned. */
export async function call(folder: string, api: string, name: 'read' | 'write'): Promise<unknown> {
  const program = join(folder, `${api}.mjs`);
  const build = await rolldown({ input: join(folder, `${api}.ts`), platform: 'node', logLevel: 'silent' });
  await build.write({ file: program, format: 'esm', codeSplitting: false });
  const code = `import(${JSON.stringify(program)}).then(async (m) => console.log(JSON.stringify((await m.${name}()) ?? null)))`;
  const { code: exit, stdout, output } = await run(process.execPath, ['--input-type=module', '-e', code], folder);
  if (exit !== 0) throw new StepError(output.slice(0, 600));
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null');
}
