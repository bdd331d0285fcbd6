import { join } from 'node:path';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { measureBundle, measureCode } from './bundle-size.ts';
import { loadEsbuild } from './esbuild.ts';

const own = import.meta.dirname;

interface Program {
  readonly name: string;
  readonly program: string;
  /** Where its imports are found. */
  readonly folder: string;
}

const createsClient = (api: ApiName) => {
  const { displayName } = loadDocument(api)['x-registry'] ?? {};
  return `export { create${displayName}Client } from '@trustline/client/${api}';`;
};
const guards = (api: ApiName) => `export { isTrustlineError } from '@trustline/client/${api}';`;

/** Programs of one API as a user would write them, by our client and by those that are generated. */
function listProgramsOf(api: ApiName, peers: string): Program[] {
  const { displayName } = loadDocument(api)['x-registry'] ?? {};
  const byPath = `export { create${displayName}HttpClient } from '@trustline/client/${api}';`;
  const generated = join(peers, api);
  return [
    { name: `trustline: ${displayName}`, program: createsClient(api) + guards(api), folder: own },
    { name: `trustline: ${displayName} by path`, program: byPath, folder: own },
    { name: `trustline: all of ${displayName}`, program: `export * from '@trustline/client/${api}';`, folder: own },
    { name: `hey-api, generated (${displayName})`, program: "export * from './hey-api/index.ts';", folder: generated },
    { name: `Redocly generate-client (${displayName})`, program: "export * from './redocly.ts';", folder: generated },
  ];
}

function listPrograms(peers: string): Program[] {
  const every = apiNames.map(createsClient).join('') + apiNames.slice(0, 1).map(guards).join('');
  return [
    ...apiNames.flatMap((api) => listProgramsOf(api, peers)),
    { name: 'trustline: every client', program: every, folder: own },
    { name: 'trustline: everything', program: "export * from '@trustline/client';", folder: own },
    { name: 'openapi-fetch', program: "export { default } from 'openapi-fetch';", folder: peers },
    { name: 'Octokit core', program: "export { Octokit } from '@octokit/core';", folder: peers },
    { name: 'stripe', program: "export { default } from 'stripe';", folder: peers },
    { name: 'openai', program: "export { default } from 'openai';", folder: peers },
  ];
}

/** Prints what each client adds to a program. */
export async function printSizes(peers: string): Promise<void> {
  const bundleByEsbuild = await loadEsbuild(peers);
  console.log('Size of a bundle in bytes, minified          rolldown  gzip -9   esbuild  gzip -9');
  for (const { name, program, folder } of listPrograms(peers)) {
    const sizes = [await measureBundle(program, folder), measureCode(await bundleByEsbuild(program, folder))];
    const figures = sizes.flatMap(({ minified, gzipped }) => [
      String(minified).padStart(9),
      String(gzipped).padStart(8),
    ]);
    console.log(`  ${name.padEnd(40)} ${figures.join(' ')}`);
  }
}
