import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFaults } from '@trustline/sandbox';
import { listVendorApis, readControlApi, type SiteApi } from './apis/apis.ts';
import { createContractPage, groupPromises } from './contract/page.ts';
import { listCatalogue } from './errors/catalogue.ts';
import { type ApiErrors, createErrorsPage } from './errors/page.ts';
import { type Evidence, readEvidence } from './evidence/evidence.ts';
import { createTextPage, readGuides } from './page/guides.ts';
import { nameApis, writeLanding } from './page/landing.ts';
import { markdownPath, type Page, renderPage } from './page/layout.ts';
import { createRenderer, type Renderer } from './page/markdown.ts';
import { groupOperations, listSections } from './page/navigation.ts';
import { createShell } from './page/shell.ts';
import { buildAssets } from './publish/assets.ts';
import { writeFullText, writeIndex } from './publish/llms.ts';
import { createNotFoundPage } from './publish/not-found.ts';
import { writeRobots, writeSitemap } from './publish/sitemap.ts';
import { createChangelogPage } from './reference/changelog.ts';
import { buildExplorer } from './reference/explorer.ts';
import { createFaultsPage } from './reference/faults.ts';
import type { OperationModel } from './reference/operation/model.ts';
import { createOverviewPage } from './reference/overview.ts';
import { createOperationModels, createOperationPages } from './reference/reference.ts';
import { listSearchRecords } from './search/records.ts';

/** Where `pnpm start` serves the site unless a port is chosen; a published site says `SITE_URL` when it is built. */
export const defaultSiteUrl = 'http://127.0.0.1:4000/';

interface ApiPages {
  readonly api: SiteApi;
  readonly models: readonly OperationModel[];
  readonly errors: ApiErrors;
  readonly pages: readonly Page[];
}

/** Builds every file of the site, by path below its root; `folder` is the docs package. */
export async function buildSite(folder: string, siteUrl: string): Promise<Record<string, string>> {
  const [render, evidence, { assets, files }] = await Promise.all([
    createRenderer(),
    readEvidence(),
    buildAssets(folder),
  ]);
  const vendors = listVendorApis();
  const shell = createShell({ assets, top: listSections(vendors), siteUrl });
  const references = await Promise.all(
    [...vendors, readControlApi()].map((api) => createApiPages(folder, api, evidence, render)),
  );
  const explorers = Promise.all(
    references.map(({ api, models }) => buildExplorer(api, models, evidence.verdicts, assets, shell)),
  );
  const vendorPages = references.slice(0, vendors.length);
  const operationPages = references.flatMap(({ pages }) => pages.map(({ path }) => path));
  const pageOf = (code: string) => operationPages.find((path) => path.endsWith(`/${code}.html`));
  const guides = await readGuides(join(folder, 'guides'), render, pageOf);
  // The table of dependencies is for those who work on the repository.
  const [decisions = ''] = (await readFile(join(folder, 'decisions.md'), 'utf8')).split(/^(?=## Dependencies$)/m);
  const texts = [
    createErrorsPage(
      references.map(({ errors }) => errors),
      render,
    ),
    createContractPage(vendors, evidence.verdicts, render),
    ...(await Promise.all(['generators', 'glossary'].map((name) => createDocumentPage(folder, name, render)))),
    createTextPage('decisions', decisions, render.page(decisions), []),
  ];
  const landing = await createLandingPage(folder, vendorPages, guides, evidence, render);
  const pages = [landing, ...guides, ...texts, ...references.flatMap((reference) => reference.pages)];
  const sections = [
    { heading: 'Guides', pages: guides },
    { heading: 'Errors, contract, generators, glossary and decisions', pages: texts },
    ...references.map(({ api, pages: own }) => ({
      heading: api.document.info.title,
      pages: own,
      files: [[`${api.folder}/openapi.yaml`, 'the OpenAPI description']] as const,
    })),
  ];
  const records = listSearchRecords(
    references.flatMap(({ models }) => models),
    references.map(({ errors }) => errors),
    listFaults(),
    guides,
  );
  const whole = vendors.flatMap((api) => groupPromises(api, evidence.verdicts)[0]?.promises ?? []);
  const entries = (await explorers).map(({ path }) => ({ path }));
  return {
    ...files,
    ...Object.assign({}, ...(await explorers).map((explorer) => explorer.files)),
    ...Object.fromEntries(pages.map((page) => [page.path, renderPage(page, shell)])),
    ...Object.fromEntries(
      pages.flatMap((page) => (page.markdown === undefined ? [] : [[markdownPath(page), page.markdown]])),
    ),
    '404.html': renderPage(createNotFoundPage(listSections(vendors)), shell),
    'llms.txt': writeIndex(sections),
    'llms-full.txt': writeFullText(sections),
    'search.json': JSON.stringify([
      ...records,
      ...whole.map(({ id, statement }) => ({
        url: `contract.html#${id}`,
        title: statement,
        kind: 'Promise',
        name: id,
      })),
    ]),
    'sitemap.xml': writeSitemap([...pages, ...entries], siteUrl),
    'robots.txt': writeRobots(siteUrl),
  };
}

/** Makes a page of a document beside the guides; marks that programs find their place by are not shown. */
async function createDocumentPage(folder: string, name: string, render: Renderer): Promise<Page> {
  const text = (await readFile(join(folder, `${name}.md`), 'utf8')).replace(/^<!--.*-->\n/gm, '');
  return createTextPage(name, text, render.page(text), []);
}

async function createApiPages(folder: string, api: SiteApi, evidence: Evidence, render: Renderer): Promise<ApiPages> {
  const catalogue = listCatalogue(api, evidence);
  const models = createOperationModels(api, evidence, catalogue);
  const { isVendor } = api.settings;
  const more = [
    { path: `${api.folder}/overview.html`, label: 'Overview' },
    isVendor
      ? { path: `${api.folder}/changelog.html`, label: 'Changelog' }
      : { path: `${api.folder}/faults.html`, label: 'Faults' },
  ];
  const groups = groupOperations(api, more);
  const extra = isVendor
    ? await createChangelogPage(folder, api, groups, render)
    : createFaultsPage(listFaults(), groups, render);
  return {
    api,
    models,
    errors: {
      api,
      catalogue,
      // The recommended form of an operation before its other one.
      byOperation: new Map(
        [...models]
          .sort((one, other) => Number(one.isTwin) - Number(other.isTwin))
          .map(({ operation, errors }) => [operation.operationId, errors]),
      ),
    },
    pages: [createOverviewPage(api, groups, render), extra, ...createOperationPages(api, models, groups, render)],
  };
}

async function createLandingPage(
  folder: string,
  vendors: readonly ApiPages[],
  guides: readonly Page[],
  { verdicts }: Evidence,
  render: Renderer,
): Promise<Page> {
  const [commands = '', client = ''] = await Promise.all(
    ['commands.md', 'client.md'].map((name) => readFile(join(folder, 'landing', name), 'utf8')),
  );
  const apis = vendors.map(({ api }) => api);
  const body = writeLanding({
    apis,
    commands: render.page(commands).html,
    client: render.page(client).html,
    faults: listFaults().length,
    errors: vendors.reduce((sum, { errors }) => sum + errors.catalogue.length, 0),
    promises: apis.flatMap((api) => groupPromises(api, verdicts).flatMap(({ promises }) => promises)),
    day: verdicts.day,
    guides: guides.map(({ path, title, description }) => ({ path, label: title, description })),
  });
  const description = `OpenAPI specs, a typed client, mocks, a stateful sandbox and contract tests for ${nameApis(apis)}.`;
  return { path: 'index.html', title: 'Trustline', description, body, kind: 'wide', groups: [], headings: [] };
}
