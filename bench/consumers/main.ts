/** Compiles a user's program against the packed tarball with several versions of TypeScript, and checks its types. */
import { execFile } from 'node:child_process';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installClient, installExactly } from '@trustline/bench-install';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const run = promisify(execFile);
const folder = await installExactly('consumers', join(import.meta.dirname, 'packages.json'));
const modules = join(folder, 'node_modules');
const versions = ['5.4', '5.9', '7'];
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
};
const resolutions = { nodenext: { module: 'nodenext' }, bundler: { module: 'esnext', moduleResolution: 'bundler' } };

const tarball = await install();
const checks: [name: string, check: () => Promise<unknown>][] = [
  ...versions.flatMap((version) =>
    Object.keys(resolutions).map((resolution): [string, () => Promise<unknown>] => [
      `TypeScript ${version}, ${resolution}`,
      () =>
        run(
          process.execPath,
          [join(modules, `typescript-${version}`, 'bin/tsc'), '-p', `tsconfig.${resolution}.json`],
          {
            cwd: folder,
          },
        ),
    ]),
  ),
  ['attw', () => run(join(modules, '.bin/attw'), [tarball, '--profile', 'esm-only', '--no-emoji'], { cwd: folder })],
  ['publint', runPublint],
];
let failed = 0;
for (const [name, check] of checks) {
  const problem = await check().then(
    () => 'no problem',
    (error: { stdout?: string; message: string }) => {
      failed += 1;
      return `FAILED\n${error.stdout || error.message}`;
    },
  );
  console.log(`${name.padEnd(24)} ${problem}`);
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function install(): Promise<string> {
  const packed = await installClient(folder);
  await copyFile(join(import.meta.dirname, 'fixtures/consumer.ts'), join(folder, 'consumer.ts'));
  for (const [name, resolution] of Object.entries(resolutions)) {
    const options = { compilerOptions: { ...compilerOptions, ...resolution }, files: ['consumer.ts'] };
    await writeFile(join(folder, `tsconfig.${name}.json`), JSON.stringify(options));
  }
  return packed;
}

async function runPublint(): Promise<void> {
  const { messages, pkg } = await publint({ pkgDir: join(modules, '@trustline/client'), strict: true });
  if (messages.length > 0) throw new Error(messages.map((message) => formatMessage(message, pkg)).join('\n'));
}
