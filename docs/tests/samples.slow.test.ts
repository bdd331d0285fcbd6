import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listVendorApis, readControlApi } from '../src/apis/apis.ts';
import { runToFailure } from './run-to-failure.ts';
import { type Servers, startServers } from './servers.ts';
import { readResponse, readSamples, withoutFields } from './shown.ts';

const run = promisify(execFile);
const generated = join(import.meta.dirname, '../generated');

/** How a language's sample is run, and whether this machine can. */
const languages = {
  curl: { ending: 'sh', command: ['sh'], probe: ['curl', '--version'] },
  php: { ending: 'php', command: ['php'], probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'] },
  python: { ending: 'py', command: ['python3'], probe: ['python3', '-c', 'import requests'] },
  typescript: { ending: 'ts', command: [process.execPath], probe: [process.execPath, '--version'] },
};

const pages = [...listVendorApis(), readControlApi()].flatMap(({ folder, operations }) =>
  operations.map(({ operationId }) => `${folder}/${operationId}.html`),
);

describe.each(Object.entries(languages))('samples in %s', (language, { ending, command, probe }) => {
  const [program = '', ...words] = probe;
  const runs = spawnSync(program, words).status === 0;
  const why = runs ? '' : ` (skipped: ${probe.join(' ')} fails here)`;
  let servers: Servers;
  let folder: string;
  beforeAll(async () => {
    servers = await startServers();
    await mkdir(generated, { recursive: true });
    // Inside the package, so that its dependencies are found.
    folder = await mkdtemp(join(generated, `samples-${language}-`));
  });
  afterAll(async () => {
    await Promise.all([servers.stop(), rm(folder, { recursive: true })]);
  });

  test.skipIf(!runs).each(pages)(`of %s return the response that the page shows${why}`, async (path) => {
    const html = await (await fetch(`${servers.docs}/${path}`)).text();
    const shown = readSamples(html).find((sample) => sample.language === language && sample.server === 'sandbox');
    if (shown === undefined) return expect(isMissingOnPurpose(path, language)).toBe(true);
    const response = readResponse(html);
    servers.reset();
    const { stdout } = await runSample(path, shown.code);

    const left = [response.volatile, response.cut] as const;
    expect(withoutFields(JSON.parse(stdout), ...left)).toEqual(withoutFields(response.body, ...left));
  });

  test.skipIf(!runs)(`say why when nobody listens${why}`, async () => {
    const programs = await Promise.all(
      pages.map(async (path) => {
        const html = await (await fetch(`${servers.docs}/${path}`)).text();
        const shown = readSamples(html).find((sample) => sample.language === language && sample.server === 'sandbox');
        const file = join(folder, `closed-${path.replace(/\W+/g, '-')}.${ending}`);
        if (shown !== undefined) await writeFile(file, shown.code.replaceAll(servers.sandbox, 'http://127.0.0.1:1'));
        return shown === undefined ? [] : [file];
      }),
    );
    const failures = await runToFailure(language, command, programs.flat(), folder);

    expect(failures.length).toBeGreaterThan(10);
    for (const { file, code, said } of failures)
      expect(`${file} ${code} ${said}`).toMatch(/ [1-9]\d* .*(connect|refused)/is);
  });

  async function runSample(path: string, code: string): Promise<{ stdout: string }> {
    const file = join(folder, `${path.replace(/\W+/g, '-')}.${ending}`);
    await writeFile(file, code);
    const [interpreter = '', ...options] = command;
    return run(interpreter, [...options, file], { maxBuffer: 2 ** 24 });
  }
});

// The client has a method for each operation of a vendor, but none for the sandbox's control and for GET forms.
function isMissingOnPurpose(path: string, language: string): boolean {
  return language === 'typescript' && (path.startsWith('sandbox/') || path.endsWith('ViaGet.html'));
}
