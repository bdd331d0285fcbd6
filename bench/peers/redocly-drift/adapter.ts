import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApiName, apiNames } from '@trustline/specs';
import { runNode } from '../bench/command.ts';
import { exchangeAll, parseBody } from '../bench/exchange.ts';
import { writeHar } from '../bench/har.ts';
import type { Peer } from '../bench/peer.ts';
import { at, entries, text } from '../bench/untyped.ts';

/** Redocly drift over a recording (HAR) of the traffic. */
export const redoclyDrift: Peer = {
  name: 'redocly-drift',
  title: 'Redocly drift',
  packages: ['@redocly/cli'],
  traffic: 'fixed',
  setUp:
    'redocly drift RECORDING.har --api DOCUMENT --server URL; problems of responses from warning up; OpenAPI 3.1 as published',
  async start({ installation, folder, server, traffic, writeDocument }) {
    const redocly = installation.command('@redocly/cli', 'redocly');
    const documents = new Map<ApiName, string>();
    for (const api of apiNames) {
      documents.set(api, await writeDocument(api, { examples: 'published', version: '3.1' }));
    }
    return {
      async inspect(api) {
        const exchanges = await exchangeAll(server.baseUrl(api), traffic(api));
        const recording = join(folder, `${api}.har`);
        await writeFile(recording, writeHar(server.baseUrl(api), exchanges));
        const report = join(folder, `${api}.drift.json`);
        await rm(report, { force: true });
        const description = ['--api', documents.get(api) ?? '', '--server', server.baseUrl(api)];
        const words = ['drift', recording, ...description, '--format', 'json', '--output', report];
        const { code } = await runNode(redocly, [...words, '--min-severity', 'warning'], folder);
        const found = parseBody(await readFile(report, 'utf8').catch(() => ''));
        if (at(found, 'problems') === undefined) return [`exit code ${code}`];
        return entries(found, 'problems')
          .filter((problem) => at(problem, 'target') !== 'request')
          .map((problem) =>
            ['ruleId', 'operationId', 'status', 'schemaPath'].map((key) => text(problem, key)).join(' '),
          );
      },
      stop: async () => undefined,
    };
  },
};
