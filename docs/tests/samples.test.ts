import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Listening, startMock } from '@trustline/mock';
import { apiNames, loadDocument } from '@trustline/specs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCodeSamples } from '../src/samples/languages.ts';

const run = promisify(execFile);
const generated = join(import.meta.dirname, '../generated');
const secrets = { NAVIXY_HASH: '0'.repeat(32), TRUSTCALLER_TOKEN: '1|sandbox-demo-token' };

/** How a language's sample is run, and whether this machine can. */
const languages = {
  curl: { ending: 'sh', command: ['sh'], probe: ['curl', '--version'] },
  TypeScript: { ending: 'ts', command: [process.execPath], probe: [process.execPath, '--version'] },
  Python: { ending: 'py', command: ['python3'], probe: ['python3', '-c', 'import requests'] },
  PHP: { ending: 'php', command: ['php'], probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'] },
};

describe.each(apiNames)('samples of %s', (api) => {
  let mock: Listening;
  let folder: string;
  beforeAll(async () => {
    mock = await startMock(api);
    await mkdir(generated, { recursive: true });
    folder = await mkdtemp(join(generated, 'samples-'));
  });
  afterAll(async () => {
    await Promise.all([mock.stop(), rm(folder, { recursive: true })]);
  });

  const document = loadDocument(api);
  const server = document.servers[0]?.url ?? '';
  const operations = Object.entries(writeCodeSamples(api, document, server));

  describe.each(Object.entries(languages))('in %s', (label, { ending, command, probe }) => {
    const [program = '', ...words] = probe;
    const runs = spawnSync(program, words).status === 0;

    test.skipIf(!runs).each(operations)(
      `%s gets the documented answer${runs ? '' : ` (skipped: ${probe.join(' ')} fails here)`}`,
      async (operationId, samples) => {
        const source = samples.find((sample) => sample.label === label)?.source ?? '';
        const file = join(folder, `${operationId}.${ending}`);
        await writeFile(file, toMock(source, label));
        const [interpreter = '', ...options] = command;
        const { stdout } = await run(interpreter, [...options, file], { env: { ...process.env, ...secrets } });

        expect(stdout).toMatch(/success|data|message|token|call_received/);
      },
    );
  });

  /** Sends the sample to the mock; everything else stays as readers see it. */
  function toMock(source: string, label: string): string {
    const moved = source.replaceAll(server, mock.url).replace('curl ', 'curl --fail --silent ');
    return label === 'TypeScript' ? moved.replace(/ \}\);$/m, `, baseUrl: '${mock.url}' });`) : moved;
  }
});
