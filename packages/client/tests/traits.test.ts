import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTypes } from '../../../specs/types.ts';
import { writeModules } from '../generate/module.ts';
import { createMethods, type MethodsApi } from '../src/client.ts';
import { createDocument, traits } from './traits.ts';

const folder = join(import.meta.dirname, '../generated');
const document = createDocument();
let api: MethodsApi;

beforeAll(async () => {
  const { modules } = writeModules('traits', document, { version: '1.0.0', hash: '' });
  await writeFile(join(folder, 'traits-spec.ts'), await writeTypes(JSON.stringify(document)));
  for (const [name, code] of Object.entries(modules)) {
    await writeFile(join(folder, name), code.replaceAll('@trustline/specs/traits', './traits-spec.ts'));
  }
  const generated = await import(pathToFileURL(join(folder, 'traits.ts')).href);
  api = { ...generated.api, ...generated };
});

afterAll(async () => {
  const written = (await readdir(folder)).filter((name) => name.startsWith('traits'));
  await Promise.all(written.map((name) => rm(join(folder, name))));
});

describe('a document with every trait', () => {
  it('becomes modules that compile under strict', () => {
    const files = ['traits.ts', 'traits-types.ts', 'traits-full.ts'].map((name) => join(folder, name));
    const options: ts.CompilerOptions = {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      types: ['node'],
    };
    const problems = ts
      .getPreEmitDiagnostics(ts.createProgram(files, options))
      .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);

    expect(problems).toEqual([]);
  });

  it.each(Object.entries(traits))('sends and reads %s as it says', async (operationId, trait) => {
    const sent: { url: string; init: RequestInit }[] = [];
    const fetch = async (url: string, init: RequestInit) => {
      sent.push({ url, init });
      const { status = 200, body = '{}' } = trait.returns ?? {};
      return new Response(body, { status });
    };
    const methods: object = createMethods(api, 'test', { fetch });
    const method: unknown = Reflect.get(methods, operationId);

    const data = typeof method === 'function' ? await method(trait.input) : 'no method';

    const [request = { url: '', init: {} }] = sent;
    const headers = new Headers(request.init.headers);
    expect(request.init.method).toBe((trait.method ?? 'get').toUpperCase());
    if (trait.url) expect(request.url).toBe(`https://traits.example${trait.url}`);
    if (typeof trait.body === 'string') expect(request.init.body).toBe(trait.body);
    else if (trait.body) expect(JSON.parse(`${request.init.body}`)).toEqual(trait.body);
    for (const [name, value] of Object.entries(trait.headers ?? {})) expect(headers.get(name)).toBe(value);
    if (trait.returns?.data instanceof Blob) expect(await new Response(data).text()).toBe(trait.returns.body);
    else if (trait.returns) expect(data).toEqual(trait.returns.data);
  });
});
