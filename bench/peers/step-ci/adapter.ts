import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames } from '@trustline/specs';
import { parse } from 'yaml';
import { runNode } from '../bench/command.ts';
import { ownFormats } from '../bench/document.ts';
import { type Peer, UnavailableError } from '../bench/peer.ts';
import { at, call, entries, text } from '../bench/untyped.ts';

/** Step CI, which runs the workflow that it generates from the document. */
export const stepCi: Peer = {
  name: 'step-ci',
  title: 'Step CI',
  packages: ['stepci', '@stepci/runner'],
  traffic: 'own',
  setUp:
    'stepci generate with --checkExamples false (the examples are not what this server stores), the credential added to each step as a header, then the runner of stepci run as a library; OpenAPI 3.1 with working examples, dereferenced',
  async start({ installation, folder, authorization, writeDocument }) {
    const stepci = installation.command('stepci', 'stepci');
    for (const api of apiNames) {
      const document = await writeDocument(api, { examples: 'working', version: '3.1', dereferenced: true });
      const workflow = join(folder, `${api}.yml`);
      const ended = await runNode(stepci, ['generate', document, workflow, '--checkExamples', 'false'], folder);
      const generated = await readFile(workflow, 'utf8').catch(() => '');
      if (generated === '') throw new UnavailableError(`Step CI could not generate a workflow: ${ended.output}`);
      await writeFile(workflow, JSON.stringify(withCredential(parse(generated), authorization(api)), withoutOwnFormat));
    }
    const runner = installation.load('@stepci/runner');
    return {
      async inspect(api) {
        return failedSteps(await call(runner, 'runFromFile', join(folder, `${api}.yml`)));
      },
      stop: async () => undefined,
    };
  },
};

function withCredential(workflow: unknown, authorization: string): unknown {
  for (const test of Object.values(Object(at(workflow, 'tests')))) {
    for (const step of entries(test, 'steps')) {
      const http = Object(at(step, 'http'));
      http.headers = { ...Object(at(http, 'headers')), authorization };
    }
  }
  return workflow;
}

// Step CI ignores a format that it does not know, and complains at each one.
function withoutOwnFormat(key: string, value: unknown): unknown {
  return key === 'format' && ownFormats.includes(String(value)) ? undefined : value;
}

function failedSteps(run: unknown): string[] {
  const steps = entries(run, 'result', 'tests').flatMap((test) => entries(test, 'steps'));
  return steps
    .filter((step) => at(step, 'passed') === false && at(step, 'skipped') !== true)
    .map((step) => `${text(step, 'id')}: ${failedChecks(step).join(', ') || text(step, 'errorMessage')}`);
}

function failedChecks(step: unknown): string[] {
  const checks = Object.entries(Object(at(step, 'checks')));
  return checks.filter(([, check]) => at(check, 'passed') === false).map(([name]) => name);
}
