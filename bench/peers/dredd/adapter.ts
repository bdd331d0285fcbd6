import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ApiName, apiNames } from '@trustline/specs';
import { runNode } from '../bench/command.ts';
import type { Peer } from '../bench/peer.ts';

const hooks = fileURLToPath(new URL('hooks.cjs', import.meta.url));

/** Dredd, which sends one request for each documented operation and compares the response with the description. */
export const dredd: Peer = {
  name: 'dredd',
  title: 'Dredd',
  packages: ['dredd'],
  traffic: 'own',
  setUp:
    'dredd DOCUMENT URL with the credential as header and hooks that skip undeliverable statuses and free the keys of maps; document with working examples converted to OpenAPI 3.0, whose support Dredd calls experimental: it compares returns the examples, not with the schemas',
  async start({ installation, folder, server, authorization, writeDocument }) {
    const command = installation.command('dredd', 'dredd');
    const documents = new Map<ApiName, string>();
    for (const api of apiNames) {
      documents.set(api, await writeDocument(api, { examples: 'working', version: '3.0' }));
    }
    return {
      async inspect(api) {
        const report = join(folder, `${api}.report.xml`);
        await rm(report, { force: true });
        const target = [documents.get(api) ?? '', server.baseUrl(api)];
        const credential = ['--header', `authorization: ${authorization(api)}`];
        const reporter = ['--reporter', 'xunit', '--output', report];
        const words = [...target, ...credential, ...reporter, '--hookfiles', hooks, '--loglevel', 'error'];
        const ended = await runNode(command, words, folder);
        const complaints = failedTests(await readFile(report, 'utf8').catch(() => ''));
        return complaints.length === 0 && ended.code !== 0 ? [`exit code ${ended.code}`] : complaints;
      },
      stop: async () => undefined,
    };
  },
};

function failedTests(report: string): string[] {
  const failed = /<testcase name="([^"]*)"[^>]*><(?:failure|error)>(?:<!\[CDATA\[)?Message:\s*([^\n]*)/g;
  return [...report.matchAll(failed)].map(([, name, message]) => `${name}: ${message?.slice(0, 200)}`);
}
