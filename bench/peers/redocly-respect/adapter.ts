import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames } from '@trustline/specs';
import { runNode } from '../bench/command.ts';
import { credentialScheme, secretOf } from '../bench/document.ts';
import { parseBody } from '../bench/exchange.ts';
import { type Peer, UnavailableError } from '../bench/peer.ts';
import { at, entries, text } from '../bench/untyped.ts';

/** Redocly Respect, which carries out the Arazzo workflows that Redocly generates from the document. */
export const redoclyRespect: Peer = {
  name: 'redocly-respect',
  title: 'Redocly Respect',
  packages: ['@redocly/cli'],
  traffic: 'own',
  setUp:
    'redocly generate-arazzo, then redocly respect with the credential as input; OpenAPI 3.1 with working examples',
  async start({ installation, folder, authorization, writeDocument }) {
    const redocly = installation.command('@redocly/cli', 'redocly');
    for (const api of apiNames) {
      const document = await writeDocument(api, { examples: 'working', version: '3.1' });
      const ended = await runNode(redocly, ['generate-arazzo', document, '-o', `${api}.arazzo.yaml`], folder);
      if (ended.code !== 0) throw new UnavailableError(`Redocly could not generate the workflows: ${ended.output}`);
    }
    return {
      async inspect(api) {
        const report = join(folder, `${api}.report.json`);
        await rm(report, { force: true });
        const input = `${credentialScheme(api).name}=${secretOf(api, authorization(api))}`;
        const words = ['respect', `${api}.arazzo.yaml`, '--input', input, '--json-output', report];
        const ended = await runNode(redocly, words, folder);
        const complaints = failedChecks(parseBody(await readFile(report, 'utf8').catch(() => '')));
        return complaints.length === 0 && ended.code !== 0 ? [`exit code ${ended.code}`] : complaints;
      },
      stop: async () => undefined,
    };
  },
};

function failedChecks(report: unknown): string[] {
  const workflows = Object.values(Object(at(report, 'files'))).flatMap((file) => entries(file, 'executedWorkflows'));
  const steps = workflows.flatMap((workflow) => entries(workflow, 'executedSteps'));
  return steps.flatMap((step) =>
    entries(step, 'checks')
      .filter((check) => at(check, 'passed') === false)
      .map((check) => `${text(step, 'stepId')}: ${text(check, 'name')}`),
  );
}
