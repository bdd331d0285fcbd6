import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteApi } from '../apis/apis.ts';
import { createTextPage } from '../page/guides.ts';
import type { Page } from '../page/layout.ts';
import type { Renderer } from '../page/markdown.ts';
import type { Group } from '../page/navigation.ts';

/** Makes the page that says what changed in an API's document since its last release. */
export async function createChangelogPage(
  folder: string,
  api: SiteApi,
  groups: readonly Group[],
  render: Renderer,
): Promise<Page> {
  const written = await readFile(join(folder, 'generated', `changelog-${api.folder}.md`), 'utf8');
  const { version } = api.document.info;
  const about = `What changed in the OpenAPI description of ${api.label}, version by version; this site describes version ${version}.`;
  const nothing = `## ${version}\n\nNothing has changed since it was first published.`;
  const source = `# Changelog of ${api.label}\n\n${about}\n\n${written === '' ? nothing : written.trim()}\n`;
  const page = createTextPage(`${api.folder}/changelog`, source, render.page(source), groups);
  return { ...page, breadcrumbs: [{ path: `${api.folder}/index.html`, label: `${api.label} ${version}` }] };
}
