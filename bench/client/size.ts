import { measureBundle, measureCode } from './bundle-size.ts';
import { loadEsbuild } from './esbuild.ts';

const own = import.meta.dirname;

/** Programs as a user would write them, and the folder in which their imports are found. */
function listPrograms(peers: string): { name: string; program: string; folder: string }[] {
  const navixy = "export { createNavixyClient, isTrustlineError } from '@trustline/client/navixy';";
  const trustcaller = "export { createTrustCallerClient } from '@trustline/client/trustcaller';";
  const byPath = "export { createTrustCallerHttpClient } from '@trustline/client/trustcaller';";
  const guard = "export { isTrustlineError } from '@trustline/client/trustcaller';";
  return [
    { name: 'trustline: Navixy', program: navixy, folder: own },
    { name: 'trustline: TrustCaller', program: trustcaller + guard, folder: own },
    { name: 'trustline: both', program: navixy + trustcaller, folder: own },
    { name: 'trustline: TrustCaller by path', program: byPath, folder: own },
    { name: 'trustline: all of Navixy', program: "export * from '@trustline/client/navixy';", folder: own },
    { name: 'trustline: all of TrustCaller', program: "export * from '@trustline/client/trustcaller';", folder: own },
    { name: 'trustline: everything', program: "export * from '@trustline/client';", folder: own },
    { name: 'openapi-fetch', program: "export { default } from 'openapi-fetch';", folder: peers },
    { name: 'hey-api, generated (TrustCaller)', program: "export * from './hey-api/index.ts';", folder: peers },
    { name: 'Redocly generate-client (TrustCaller)', program: "export * from './redocly/client.ts';", folder: peers },
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
