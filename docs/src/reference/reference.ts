import { listOperations, type OpenApiDocument, type Operation } from '@trustline/openapi';
import type { Page } from '../page/layout.ts';
import type { Renderer } from '../page/markdown.ts';
import { groupOperations } from '../page/navigation.ts';
import type { CodeSample } from '../samples/languages.ts';
import { annotate } from './annotate.ts';
import { writeOperationPage } from './operation-page.ts';
import { buildRedocPage } from './redoc.ts';

/** What the reference of one API is made of. */
export interface ReferenceSource {
  /** Folder of the site it is written to, e.g. `navixy`. */
  readonly folder: string;
  readonly document: OpenApiDocument;
  /** Samples by operationId. */
  readonly samples: Readonly<Record<string, readonly CodeSample[]>>;
}

/** The reference of one API: files by path below the site's root, and pages still to be dressed. */
export interface Reference {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly pages: readonly Page[];
}

/** Builds the reference of an API: the Redoc page, and for each operation a plain page with its Markdown. */
export async function buildReference(source: ReferenceSource, render: Renderer): Promise<Reference> {
  const { folder, document, samples } = source;
  const operations = listOperations(document);
  const plain = operations.map((operation) => writePage(source, operations, operation, render));
  return {
    title: document.info.title,
    files: {
      [`${folder}/index.html`]: await buildRedocPage(annotate(document, samples), '../assets/redoc.standalone.js'),
      [`${folder}/openapi.json`]: `${JSON.stringify(document, null, 2)}\n`,
      ...Object.fromEntries(plain.map(({ path, markdown }) => [path, markdown])),
    },
    pages: plain.map(({ page }) => page),
  };
}

function writePage(
  { folder, document, samples }: ReferenceSource,
  operations: readonly Operation[],
  operation: Operation,
  render: Renderer,
): { path: string; markdown: string; page: Page } {
  const { operationId, object } = operation;
  const markdown = writeOperationPage({ document, operation, samples: samples[operationId] ?? [] });
  const isOther = (code: string) => code !== operationId && operations.some((other) => other.operationId === code);
  const rendered = render(markdown, (code) => (isOther(code) ? `${code}.html` : undefined));
  const page: Page = {
    path: `${folder}/${operationId}.html`,
    title: object.summary,
    description: object.description.replace(/\s+/g, ' ').replaceAll('`', '').trim(),
    body: rendered.html,
    groups: groupOperations(folder, document),
    headings: rendered.headings,
    markdown: `${operationId}.md`,
  };
  return { path: `${folder}/${operationId}.md`, markdown, page };
}
