import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listVendorApis, readControlApi } from '../src/apis/apis.ts';
import { type Ended, type Interpreter, startInterpreter } from './interpreter.ts';
import { type Servers, startServers } from './servers.ts';
import { readResponse, readSamples, withoutFields } from './shown.ts';

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
  let interpreter: Interpreter | undefined;
  beforeAll(async () => {
    servers = await startServers();
    await mkdir(generated, { recursive: true });
    // Inside the package, so that its dependencies are found.
    folder = await mkdtemp(join(generated, `samples-${language}-`));
    if (runs) interpreter = await startInterpreter(language, command, folder);
  });
  afterAll(async () => {
    await interpreter?.end();
    await Promise.all([servers.stop(), rm(folder, { recursive: true })]);
  });

  test.skipIf(!runs).each(pages)(`of %s return the response that the page shows${why}`, async (path) => {
    const html = await (await fetch(`${servers.docs}/${path}`)).text();
    const shown = readSamples(html).find((sample) => sample.language === language && sample.server === 'sandbox');
    if (shown === undefined) return expect(isMissingOnPurpose(path, language)).toBe(true);
    const response = readResponse(html);
    servers.reset();
    const { code, printed, said } = await runSample(path, shown.code);

    expect(`${code} ${said}`).toBe('0 ');
    const left = [response.volatile, response.cut] as const;
    expect(withoutFields(JSON.parse(printed), ...left)).toEqual(withoutFields(response.body, ...left));
  });

  test.skipIf(!runs)(`say why when nobody listens${why}`, async () => {
    const endings = pages.map(async (path) => {
      const html = await (await fetch(`${servers.docs}/${path}`)).text();
      const shown = readSamples(html).find((sample) => sample.language === language && sample.server === 'sandbox');
      if (shown === undefined) return [];
      const closed = shown.code.replaceAll(servers.sandbox, 'http://127.0.0.1:1');
      const { code, said } = await runSample(`closed-${path}`, closed);
      return [`${path} ${code} ${said}`];
    });
    const failures = (await Promise.all(endings)).flat();

    expect(failures.length).toBeGreaterThan(10);
    for (const failure of failures) expect(failure).toMatch(/ [1-9]\d* .*(connect|refused)/is);
  });

  async function runSample(path: string, code: string): Promise<Ended> {
    const file = join(folder, `${path.replace(/\W+/g, '-')}.${ending}`);
    await writeFile(file, code);
    if (interpreter === undefined) throw new Error('This machine cannot run it.');
    return interpreter.run(file);
  }
});

// The client has a method for each operation of a vendor, but none for the sandbox's control and for GET forms.
function isMissingOnPurpose(path: string, language: string): boolean {
  return language === 'typescript' && (path.startsWith('sandbox/') || path.endsWith('ViaGet.html'));
}
