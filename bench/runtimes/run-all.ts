/** Runs the same suite on every runtime, from the packed tarball, and prints one line for each. */
import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { installClient, installExactly } from '@trustline/bench-install';
import { rolldown } from 'rolldown';

const run = promisify(execFile);
const folder = await installExactly('runtimes', join(import.meta.dirname, 'packages.json'));
const modules = join(folder, 'node_modules');
const main = join(folder, 'main.mjs');
const bundled = join(folder, 'bundled.mjs');

/** Each runtime resolves with what it printed and rejects when it failed. */
const runtimes: Readonly<Record<string, () => Promise<string>>> = {
  ...Object.fromEntries(
    [20, 22, 24, 26].map((version) => [`Node ${version}`, () => execute(`node${version}/bin/node`, [main])]),
  ),
  Bun: () => execute('@oven/bun-linux-x64/bin/bun', [main]),
  Deno: () => execute('@deno/linux-x64-glibc/deno', ['run', '--allow-net', '--allow-read', main]),
  workerd: () => execute('@cloudflare/workerd-linux-64/bin/workerd', ['test', join(folder, 'workerd.capnp')]),
  Chromium: runInChromium,
};

await prepare();
let failed = 0;
for (const [name, start] of Object.entries(runtimes)) {
  const line = await start().catch((error: Error) => {
    failed += 1;
    return `FAILED\n${error.message}`;
  });
  console.log(`${name.padEnd(10)} ${line}`);
}
console.log(`${Object.keys(runtimes).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function execute(binary: string, parameters: string[]): Promise<string> {
  const { stdout, stderr } = await run(join(modules, binary), parameters, { timeout: 60_000 });
  return (stdout || stderr).trim().split('\n').at(-1) ?? '';
}

/** Installs the tarball as a user would, and writes what the runtimes start. */
async function prepare(): Promise<void> {
  await installClient(folder);
  for (const name of ['suite.mjs', 'main.mjs', 'worker.mjs', 'workerd.capnp']) {
    await copyFile(join(import.meta.dirname, 'fixtures', name), join(folder, name));
  }
  await bundle('worker.mjs', join(folder, 'worker-bundled.mjs'));
  await bundle('suite.mjs', bundled);
}

async function bundle(input: string, file: string): Promise<void> {
  const made = await rolldown({ input: join(folder, input), cwd: folder, platform: 'browser' });
  await made.write({ file, format: 'esm' });
  await made.close();
}

async function runInChromium(): Promise<string> {
  const { chromium } = await import(pathToFileURL(join(modules, 'playwright-core/index.mjs')).href);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    await page.route(
      'https://suite.example/**',
      (route: { fulfill: (response: object) => unknown; request: () => { url: () => string } }) =>
        route.fulfill(
          route.request().url().endsWith('.mjs')
            ? { path: bundled, contentType: 'text/javascript' }
            : { body: '<!doctype html>', contentType: 'text/html' },
        ),
    );
    await page.goto('https://suite.example/');
    const count = await page.evaluate(
      "import('https://suite.example/bundled.mjs').then(({ runSuite }) => runSuite()).then(({ length }) => length)",
    );
    return `${count} tests held`;
  } finally {
    await browser.close();
  }
}
