/** The files of a user's project; each package is used once as its README says. */
export const programs: Readonly<Record<string, string>> = {
  'client.ts': `
import { createNavixyClient } from '@trustline/client/navixy';
import { createTrustCallerClient } from '@trustline/client/trustcaller';
export async function useClient(origin: string): Promise<number> {
  const navixy = createNavixyClient({ hash: '00000000000000000000000000000001', baseUrl: \`\${origin}/v2\` });
  const trustcaller = createTrustCallerClient({ token: '1|sandbox-demo-token-full', baseUrl: \`\${origin}/api/v1\` });
  const { id } = await navixy.sendChatMessage({ tracker_id: 10001, message: 'From a project of a user.' });
  const { data } = await trustcaller.listCalls({ per_page: 3 });
  return id * data.length;
}
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom'], types: [] },
    files: ['client.ts'],
  }),
  'try.mjs': `
import { execFileSync } from 'node:child_process';
import { strict as assert } from 'node:assert';
const serveSandbox = async (use) => {
  const { createSandbox, serve } = await import('@trustline/sandbox');
  const sandbox = createSandbox();
  const server = await serve(sandbox);
  try { return await use(server.origin); } finally { await server.close(); sandbox.close(); }
};
const run = (...words) => execFileSync(process.execPath, words, { stdio: 'pipe', encoding: 'utf8' });
const uses = {
  '@trustline/specs': async () => {
    const { apiNames, loadDocument } = await import('@trustline/specs');
    for (const name of apiNames) assert(loadDocument(name).openapi.startsWith('3.1'));
  },
  '@trustline/openapi': async () => {
    const { listOperations } = await import('@trustline/openapi');
    const { loadDocument } = await import('@trustline/specs');
    assert(listOperations(loadDocument('trustcaller')).length > 0);
  },
  '@trustline/openapi-validator': async () => assert(Object.keys(await import('@trustline/openapi-validator')).length > 0),
  '@trustline/client': async () => {
    run('node_modules/typescript/bin/tsc', '-p', '.');
    const { useClient } = await import('./client.js');
    assert(await serveSandbox(useClient) > 0);
  },
  '@trustline/sandbox': () => serveSandbox(async (origin) => assert((await fetch(origin + '/_sandbox/profile')).ok)),
  '@trustline/mock': async () => {
    const { startMock } = await import('@trustline/mock');
    const mock = await startMock('trustcaller');
    try {
      const headers = { Authorization: 'Bearer 1|t' };
      assert((await fetch(mock.url + '/calls', { headers })).ok);
    } finally { await mock.stop(); }
  },
  '@trustline/contract-tests': async () => {
    const bin = 'node_modules/@trustline/contract-tests/bin/trustline-contract.js';
    assert.match(run(bin, '--api', 'trustcaller'), /kept/);
  },
};
await uses[process.argv[2]]();
`,
};
