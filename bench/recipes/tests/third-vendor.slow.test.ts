import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

let copy: RepositoryCopy;

beforeAll(async () => {
  copy = await copyRepository();
  await cp(join(import.meta.dirname, 'fixtures/third-api'), copy.folder, { recursive: true });
  const registry = join(copy.folder, 'specs/redocly.yaml');
  const text = await readFile(registry, 'utf8');
  await writeFile(registry, text.replace(/^apis:\n/m, 'apis:\n  acme:\n    root: acme/openapi.yaml\n'));
  await copy.node('specs', 'build.ts');
});

afterAll(() => copy.remove());

/** Runs a module of the copy, which may import what the package in that folder may import. */
function runModule(folder: string, lines: readonly string[]): Promise<string> {
  return copy.node(folder, '--input-type=module', '--eval', lines.join('\n'));
}

describe('a vendor that is a folder and an entry', () => {
  it('keeps the house rules', async () => {
    expect(await copy.node('specs', 'lint.ts')).toContain('acme');
  });

  it('has types', async () => {
    expect(await readFile(join(copy.folder, 'specs/dist/acme.d.ts'), 'utf8')).toContain('listMeters');
  });

  it('stops no layer from compiling', async () => {
    for (const folder of ['packages/sandbox', 'packages/contract-tests'])
      await copy.node(folder, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  });

  it('is mocked', async () => {
    const printed = await runModule('packages/mock', [
      "import { startMock } from './dist/index.js';",
      "const mock = await startMock('acme', { port: 0 });",
      "const response = await fetch(mock.url + '/meters', { headers: { authorization: 'Bearer any' } });",
      'console.log(response.status, await response.text());',
      'await mock.stop();',
    ]);

    expect(printed).toContain('200 {"meters":[{"id":7,"latitude":52.5}]}');
  });

  it('is served by the sandbox as not simulated', async () => {
    const printed = await runModule('packages/sandbox', [
      "import { createSandbox } from './dist/index.js';",
      'const sandbox = createSandbox();',
      "const request = new Request('http://localhost/v3/meters', { headers: { authorization: 'Bearer any' } });",
      'const response = await sandbox.fetch(request);',
      'console.log(response.status, await response.text());',
      'sandbox.close();',
    ]);

    expect(printed).toMatch(/^501 .*not simulated/i);
  });

  it('has a client with its types', async () => {
    await copy.node('packages/client', 'generate/generate.ts');
    // The client itself has the compiler with a programming interface, which takes five times as long.
    await copy.node('packages/client', '../mock/node_modules/typescript/bin/tsc', '-p', 'tsconfig.source.json');
    const printed = await runModule('packages/client', [
      "import { createAcmeClient, createAcmeHttpClient } from './src/acme.ts';",
      'const fetch = async () => Response.json({ meters: [{ id: 7, latitude: 52.5 }] });',
      "const options = { apiKey: 'any', fetch };",
      'const { meters } = await createAcmeClient(options).listMeters();',
      "const { data } = await createAcmeHttpClient(options).GET('/meters');",
      'console.log(JSON.stringify([meters, data.meters]));',
      'await createAcmeClient(options).addReading({ id: 7, kilowattHours: -1 }).catch(({ name }) => console.log(name));',
    ]);

    expect(printed).toContain('[[{"id":7,"latitude":52.5}],[{"id":7,"latitude":52.5}]]');
    expect(printed).toContain('ValidationError');
  });

  it('has pages, which say what the sandbox does not simulate and no check verifies', async () => {
    await copy.node('docs', 'evidence.ts');
    await copy.node('docs', '../specs/diff/changelog.ts', 'generated');
    await copy.node('docs', 'build.ts');
    const page = await readFile(join(copy.folder, 'docs/dist/acme/listMeters.md'), 'utf8');
    const index = await readFile(join(copy.folder, 'docs/dist/index.html'), 'utf8');

    expect(page).toContain("curl --fail-with-body \\\n  'http://127.0.0.1:4030/v3/meters'");
    expect(page).toContain('"latitude": 52.5');
    expect(page).toContain('it does not simulate the operation yet');
    expect(page).toContain('acme-meters.own-only');
    expect(page).toContain('not verified');
    expect(index).toContain('acme/listMeters.html');
  });
});
