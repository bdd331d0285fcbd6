/** `pnpm imports`: both bundles are imported as Postman and Bruno do, and every operation is there as a request. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listOperations } from '@trustline/openapi';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { ReleaseError, reportErrors } from './error.ts';
import { installTools } from './install-tools.ts';
import { root } from './workflow.ts';

/** A request of an imported collection: its method and the end of its address. */
type Request = readonly [method: string, path: string];

interface Folder {
  readonly item?: readonly Folder[];
  readonly items?: readonly Folder[];
  readonly request?: { readonly method: string; readonly url: string | { readonly path: readonly string[] } };
}

await reportErrors(async () => {
  const require = createRequire(join(await installTools('importers'), 'package.json'));
  const importers: Readonly<Record<string, (api: ApiName) => Promise<Request[]>>> = {
    Postman: (api) => importToPostman(require, api),
    Bruno: (api) => importToBruno(require, api),
  };
  const problems: string[] = [];
  for (const [name, importTo] of Object.entries(importers)) {
    for (const api of apiNames) {
      const requests = await importTo(api);
      const missing = listMissing(api, requests);
      console.log(
        `${name.padEnd(9)} ${api.padEnd(12)} ${requests.length} requests, ${missing.length} operations missing`,
      );
      problems.push(...missing.map((operation) => `${name}, ${api}: no request for ${operation}`));
    }
  }
  if (problems.length > 0) throw new ReleaseError(problems.join('\n'));
});

async function importToPostman(require: NodeJS.Require, api: ApiName): Promise<Request[]> {
  const { convertV2 } = require('openapi-to-postmanv2');
  const data = await readFile(join(root, 'specs/dist', `${api}.yaml`), 'utf8');
  return new Promise((resolve, reject) => {
    convertV2(
      { type: 'string', data },
      {},
      (error: Error | null, outcome: { reason?: string; output?: { data: Folder }[] }) => {
        const collection = outcome?.output?.[0]?.data;
        if (error || collection === undefined) reject(error ?? new Error(outcome.reason));
        else resolve(flatten(collection));
      },
    );
  });
}

async function importToBruno(require: NodeJS.Require, api: ApiName): Promise<Request[]> {
  const { openApiToBruno } = await import(pathToFileURL(require.resolve('@usebruno/converters')).href);
  return flatten(openApiToBruno(loadDocument(api)));
}

function flatten({ item, items, request }: Folder): Request[] {
  const inner = [...(item ?? []), ...(items ?? [])].flatMap(flatten);
  if (request === undefined) return inner;
  const { method, url } = request;
  return [...inner, [method, typeof url === 'string' ? url : `/${url.path.join('/')}`]];
}

/** Lists the operations that no request is for; a path parameter may be written in either of two ways. */
function listMissing(api: ApiName, requests: readonly Request[]): string[] {
  const written = requests.map(([method, path]) => `${method.toLowerCase()} ${toTemplate(path)}`);
  return listOperations(loadDocument(api))
    .filter(
      ({ method, path }) => !written.some((one) => one.startsWith(`${method} `) && one.endsWith(toTemplate(path))),
    )
    .map(({ operationId }) => operationId);
}

function toTemplate(path: string): string {
  return path.replace(/\?.*$/, '').replace(/\{\w+\}|:\w+/g, '*');
}
