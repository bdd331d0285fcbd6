/** Runs code blocks one after the other against the sandbox in place of the internet; prints what each printed as JSON. */

import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { createSandbox } from '@trustline/sandbox';

const sandbox = createSandbox();
const { navixy, trustcaller } = sandbox.profile();
process.env.NAVIXY_HASH = navixy.hash;
process.env.TRUSTCALLER_TOKEN = trustcaller.token;
const nativeFetch = globalThis.fetch;
const sandboxFetch: typeof fetch = (input, init) => sandbox.fetch(new Request(input, init));

const printed: string[] = [];
for (const file of process.argv.slice(2)) {
  const lines: string[] = [];
  console.log = (...values: unknown[]) => void lines.push(format(...values));
  // MSW takes the place of the internet itself, below the native `fetch`.
  globalThis.fetch = (await readFile(file, 'utf8')).includes("'msw/node'") ? nativeFetch : sandboxFetch;
  await import(pathToFileURL(file).href);
  printed.push(lines.join('\n'));
}
process.stdout.write(JSON.stringify(printed));
