import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFaults } from '@trustline/sandbox';
import { apiNames, loadDocument } from '@trustline/specs';
import { writeIndex } from './llms.ts';
import { describe, type Guide, readGuides } from './page/guides.ts';
import { writeLanding } from './page/landing.ts';
import { dress, type Page } from './page/layout.ts';
import { createRenderer, type Renderer } from './page/markdown.ts';
import { buildReference, type Reference } from './reference/reference.ts';
import { buildSandboxReference } from './reference/sandbox.ts';
import { writeCodeSamples } from './samples/languages.ts';

/** Builds every text file of the site, by path below its root; `folder` is the docs package. */
export async function buildSite(folder: string): Promise<Record<string, string>> {
  const render = await createRenderer();
  const references = await buildReferences(render);
  const operationPages = references.flatMap(({ pages }) => pages.map(({ path }) => path));
  const pageOf = (code: string) => operationPages.find((path) => path.endsWith(`/${code}.html`));
  const guides = await readGuides(join(folder, 'guides'), render, pageOf);
  const decisions = await readDecisions(folder, render);
  const texts = [...guides, decisions];
  const landing = await buildLanding(folder, guides, render);
  const pages = [landing, ...texts.map(({ page }) => page), ...references.flatMap((reference) => reference.pages)];
  const sections = [
    { heading: 'Guides', pages: guides.map(({ page }) => page) },
    ...references.map((reference) => ({ heading: reference.title, pages: reference.pages })),
  ];
  return {
    ...Object.fromEntries(pages.map((page) => [page.path, dress(page)])),
    ...Object.fromEntries(texts.map(({ page, source }) => [page.path.replace(/html$/, 'md'), source])),
    ...Object.assign({}, ...references.map(({ files }) => files)),
    'llms.txt': writeIndex(sections),
  };
}

function buildReferences(render: Renderer): Promise<Reference[]> {
  const apis = apiNames.map((api) => {
    const document = loadDocument(api);
    return { folder: api, document, samples: writeCodeSamples(api, document, document.servers[0]?.url ?? '') };
  });
  return Promise.all([...apis.map((source) => buildReference(source, render)), buildSandboxReference(render)]);
}

async function readDecisions(folder: string, render: Renderer): Promise<Guide> {
  const source = await readFile(join(folder, 'decisions.md'), 'utf8');
  const rendered = render(source, () => undefined);
  return { page: describe('decisions', source, rendered, []), source };
}

async function buildLanding(folder: string, guides: readonly Guide[], render: Renderer): Promise<Page> {
  const [commands, client] = await Promise.all(
    ['commands.md', 'client.md'].map((name) => readFile(join(folder, 'landing', name), 'utf8')),
  );
  const code = (markdown = '') => render(markdown, () => undefined).html;
  const body = writeLanding(
    { navixy: loadDocument('navixy'), trustcaller: loadDocument('trustcaller') },
    {
      commands: code(commands),
      client: code(client),
      faults: listFaults().length,
      guides: guides.map(({ page: { path, title, description } }) => ({ path, label: title, description })),
    },
  );
  const description = 'The contract of the Navixy tracker chat and TrustCaller APIs, alive on your machine.';
  return { path: 'index.html', title: 'Trustline', description, body, groups: [], headings: [] };
}
