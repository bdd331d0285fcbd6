import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ApiName, loadDocument } from '@trustline/specs';
import { rolldown } from 'rolldown';

const run = promisify(execFile);

/** Generates the clients that hey-api and Redocly make of a document, in a folder of its name where they are installed. */
export async function generatePeers(peers: string, api: ApiName): Promise<void> {
  const folder = join(peers, api);
  const bin = join(peers, 'node_modules/.bin');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(loadDocument(api)));
  await run(join(bin, 'openapi-ts'), ['-i', 'openapi.json', '-o', 'hey-api'], { cwd: folder });
  await writeFile(
    join(folder, 'hey-api-entry.ts'),
    "export * from './hey-api/index.ts';\nexport { createClient, createConfig } from './hey-api/client/index.ts';\n",
  );
  await run(join(bin, 'redocly'), ['generate-client', 'openapi.json', '-o', 'redocly.ts'], { cwd: folder });
}

/** Bundles a generated client into one JavaScript module, so that every peer runs in the form it would be shipped in. */
export async function bundlePeer(folder: string, input: string): Promise<string> {
  const file = join(folder, `${input.replaceAll('/', '-')}.bundle.mjs`);
  const bundle = await rolldown({ input: join(folder, input), cwd: folder, platform: 'browser' });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}
