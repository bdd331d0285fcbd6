import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
// Inside the package, so that the blocks find it by its own name.
const folder = join(root, 'generated/readme');
const readme = await readFile(join(root, 'README.md'), 'utf8');
const blocks = Array.from(
  readme.matchAll(/^```ts\n(.*?)^```\n\n(?:```text\n(.*?)^```$)?/gms),
  ([, code = '', output = ''], index) => ({ code, output, file: join(folder, `block-${index + 1}.ts`) }),
);
let printed: string[] = [];

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { file, code } of blocks) await writeFile(file, code);
  const runner = join(import.meta.dirname, 'readme-runner.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [runner, ...blocks.map(({ file }) => file)]);
  printed = JSON.parse(stdout);
});

describe('the README', () => {
  it('has code blocks, and says what each prints', () => {
    expect(blocks.length).toBeGreaterThan(10);
    expect(blocks.filter(({ output }) => output === '')).toEqual([]);
  });

  it('has only code that compiles', () => {
    const compile = (compiled: typeof blocks, skipLibCheck: boolean) => {
      const options = {
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        skipLibCheck,
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2022,
        types: ['node'],
      };
      return ts.getPreEmitDiagnostics(
        ts.createProgram(
          compiled.map(({ file }) => file),
          options,
        ),
      );
    };
    // The types of React are not ours to check.
    const [withReact = [], own = []] = [true, false].map((hasReact) =>
      blocks.filter(({ code }) => code.includes('react-query') === hasReact),
    );
    const problems = [...compile(own, false), ...compile(withReact, true)].map(({ file, messageText }) => {
      return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });

    expect(problems).toEqual([]);
  });

  it.each(blocks.map(({ code, output }, index) => ({ index, output, first: code.split('\n')[2] })))(
    'prints what it says after block $index: $first',
    ({ index, output }) => {
      expect(`${printed[index]}\n`).toBe(output);
    },
  );
});
