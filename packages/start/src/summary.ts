import { authorizationOf, listOperations, listSampleRequests, type OpenApiDocument } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { getBorderCharacters, type TableUserConfig, table } from 'table';
import type { Servers } from './servers.ts';

const look: TableUserConfig = {
  border: getBorderCharacters('norc'),
  drawHorizontalLine: (line, rows) => line <= 1 || line === rows,
};

/** Writes the table of what runs and below it a curl line for each, at most 80 columns wide. */
export function writeSummary({ urlOf, profile }: Servers): string {
  const mocks = apiNames.map((api) => ({ api, address: urlOf(api), credential: '0'.repeat(32), kind: 'mock' }));
  const sandboxes = apiNames.map((api) => ({
    api,
    address: profile[api]?.baseUrl ?? '',
    credential: credentialOf(profile[api] ?? {}, loadDocument(api)),
    kind: 'sandbox',
  }));
  const rows = [
    { name: 'Docs', address: urlOf('docs'), what: 'guides, reference', curl: [`curl ${urlOf('docs')}/llms.txt`] },
    ...[...mocks, ...sandboxes].map(({ api, address, credential, kind }) => ({
      name: `${loadDocument(api)['x-registry']?.displayName ?? api} ${kind}`,
      address,
      what: kind === 'mock' ? 'responds on demand' : 'remembers',
      curl: writeCurl(loadDocument(api), address, credential),
    })),
  ];
  const tries = rows.map(({ name, curl }) => `# ${name}\n${curl.join(' \\\n  ')}\n`);
  const cells = rows.map(({ name, address, what }) => [name, address, what]);
  return `\n${table([['Server', 'Address', 'What it is'], ...cells], look)}\n${tries.join('\n')}\nCtrl+C stops all of it.`;
}

/** A request that needs nothing but a credential. */
function writeCurl(document: OpenApiDocument, address: string, credential: string): string[] {
  const reading = new Set(
    listOperations(document).flatMap(({ operationId, object }) => (object['x-effect'] === 'read' ? operationId : [])),
  );
  const sample = listSampleRequests(document).find(
    ({ operationId, method, input }) => method === 'GET' && reading.has(operationId) && Object.keys(input).length === 0,
  );
  const authorization = `-H 'Authorization: ${authorizationOf(document, credential)}'`;
  return [`curl ${address}${sample?.path ?? ''}`, authorization, "-H 'Accept: application/json'"];
}

function credentialOf(part: object, document: OpenApiDocument): string {
  return String(Reflect.get(part, document['x-registry']?.credential.profileKey ?? ''));
}
