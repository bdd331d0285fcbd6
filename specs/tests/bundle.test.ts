import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleApi } from '../bundle.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustline-bundle-test-'));
  await writeFile(
    join(folder, 'redocly.yaml'),
    'apis:\n  greetings:\n    root: openapi.yaml\nextends: [recommended]\n',
  );
});

afterEach(() => rm(folder, { recursive: true }));

const head = 'openapi: 3.1.0\ninfo: { title: Greetings, version: "1" }\n';

describe('bundling', () => {
  it('gives one document, its JSON and its types', async () => {
    await writeFile(join(folder, 'openapi.yaml'), `${head}paths:\n  /greetings:\n    $ref: greetings.yaml\n`);
    await writeFile(
      join(folder, 'greetings.yaml'),
      'get:\n  operationId: listGreetings\n  responses:\n    "204": { description: None. }\n',
    );
    const bundle = await bundleApi(folder, 'greetings');
    expect(JSON.parse(bundle.json)).toMatchObject({
      paths: { '/greetings': { get: { operationId: 'listGreetings' } } },
    });
    expect(bundle.types).toContain('listGreetings');
  });

  it('of a document that does not parse says where in one sentence', async () => {
    await writeFile(join(folder, 'openapi.yaml'), 'openapi: 3.1.0\n paths: [\n');
    await expect(bundleApi(folder, 'greetings')).rejects.toThrow(
      /^Failed to parse [^\n]*openapi\.yaml[^\n]*\(2:\d+\)[^\n]*$/,
    );
  });

  it('of a reference to nothing says where in one sentence', async () => {
    await writeFile(join(folder, 'openapi.yaml'), `${head}paths:\n  /greetings:\n    $ref: nothing.yaml\n`);
    await expect(bundleApi(folder, 'greetings')).rejects.toThrow(/^[^\n]*openapi\.yaml:5:5: [^\n]*nothing[^\n]*$/);
  });

  it('leaves the folder as it was', async () => {
    await writeFile(join(folder, 'openapi.yaml'), `${head}paths: {}\n`);
    await bundleApi(folder, 'greetings');
    expect((await readdir(folder)).sort()).toEqual(['openapi.yaml', 'redocly.yaml']);
  });
});
