import { type SiteApi, summaryOf } from '../apis/apis.ts';
import type { Verdicts } from '../evidence/verdicts.ts';
import type { Page } from '../page/layout.ts';
import { type Assets, contentPolicy, type Shell } from '../page/shell.ts';
import { hashOf } from '../publish/assets.ts';
import { annotate } from './annotate.ts';
import type { OperationModel } from './operation/model.ts';
import { buildRedocPage } from './redoc.ts';

/** The page with a whole API, drawn by Redoc, and the files that belong to it. */
export interface Explorer {
  readonly path: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Builds the Redoc page of an API with the site's head and header around it. */
export async function buildExplorer(
  api: SiteApi,
  models: readonly OperationModel[],
  verdicts: Verdicts,
  assets: Assets,
  shell: Shell,
): Promise<Explorer> {
  const { folder, document } = api;
  const path = `${folder}/index.html`;
  const script = assets.redocScript.slice('assets/'.length);
  const { page, module } = await buildRedocPage(annotate(document, models, verdicts), script);
  const modulePath = `assets/${folder}.${hashOf(module)}.js`;
  const about: Page = {
    path,
    title: document.info.title,
    description: `${summaryOf(api)}: the whole API on one page, with samples that run.`,
    body: '',
    kind: 'wide',
    groups: [],
    headings: [],
  };
  const head = String(shell.head(about, '../'))
    .replace(assets.style, assets.redocStyle)
    .replace(
      /content="default-src[^"]*"/,
      `content="${contentPolicy([assets.early], "; worker-src 'self' blob:; font-src 'self' data:")}"`,
    );
  const finished = page
    .replace('<html ', () => `<html data-explorer="../${modulePath}" `)
    .replace('<!-- site:head -->', () => head)
    .replace('<!-- site:header -->', () => `${shell.header(path, '../')}${shell.menu(about, '../')}`);
  return {
    path,
    files: {
      [path]: finished,
      [modulePath]: module,
      [`${folder}/openapi.json`]: `${JSON.stringify(document, null, 2)}\n`,
    },
  };
}
