import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from '@trustline/openapi';
import { listFaults } from '@trustline/sandbox';
import { parse } from 'yaml';
import type { Page } from '../page/layout.ts';
import type { Renderer } from '../page/markdown.ts';
import type { Group } from '../page/navigation.ts';
import { writeFaults } from './faults.ts';
import { buildReference, type Reference } from './reference.ts';

/** Builds the reference of the sandbox's control, which is no part of either API, with the catalogue of its faults. */
export async function buildSandboxReference(render: Renderer): Promise<Reference> {
  const control = readControl();
  const reference = await buildReference({ folder: 'sandbox', document: control, samples: {} }, render);
  const faults = listFaults();
  const markdown = writeFaults(faults);
  const { html, headings, title } = render(markdown, (code) => (code === 'switchFaultOn' ? `${code}.html` : undefined));
  const catalogue: Group = { label: 'Catalogue', entries: [{ path: 'sandbox/faults.html', label: title }] };
  const pages = reference.pages.map((page) => ({ ...page, groups: [...page.groups, catalogue] }));
  const page: Page = {
    path: 'sandbox/faults.html',
    title,
    description: `The ${faults.length} deviations from the contract that the sandbox can be told to show, by class.`,
    body: html,
    groups: pages[0]?.groups ?? [catalogue],
    headings,
    markdown: 'faults.md',
  };
  const files = { ...reference.files, 'sandbox/faults.md': markdown };
  return { ...reference, files, pages: [...pages, page] };
}

function readControl(): OpenApiDocument {
  return parse(readFileSync(fileURLToPath(import.meta.resolve('@trustline/sandbox/openapi.yaml')), 'utf8'));
}
