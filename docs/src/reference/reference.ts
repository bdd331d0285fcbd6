import type { SiteApi } from '../apis/apis.ts';
import type { CatalogueEntry } from '../errors/catalogue.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Page } from '../page/layout.ts';
import { type Renderer, slugify } from '../page/markdown.ts';
import { type Entry, type Group, listMainOperations, toEntry } from '../page/navigation.ts';
import { firstSentence } from './notes.ts';
import { writeOperationHtml } from './operation/html.ts';
import { writeOperationMarkdown } from './operation/markdown.ts';
import { createOperationModel, type OperationModel } from './operation/model.ts';

/** Gathers what the pages of an API's operations show. */
export function createOperationModels(
  api: SiteApi,
  evidence: Evidence,
  catalogue: readonly CatalogueEntry[],
): OperationModel[] {
  return api.operations.map((operation) => createOperationModel(operation, { api, evidence, catalogue }));
}

/** Makes the page of each operation of an API. */
export function createOperationPages(
  api: SiteApi,
  models: readonly OperationModel[],
  groups: readonly Group[],
  render: Renderer,
): Page[] {
  const order = listMainOperations(api).map((operation) => toEntry(api, operation));
  return models.map((model) => {
    const { operationId, summary, tags, description } = model.operation.object;
    const path = `${api.folder}/${operationId}.html`;
    const canonical = model.isTwin ? `${api.folder}/${model.twin?.operationId}.html` : path;
    const place = order.findIndex((entry) => entry.path === canonical);
    const tag = tags[0] ?? '';
    return {
      path,
      title: `${summary} · ${api.label}`,
      description: firstSentence(description.replaceAll('`', '')),
      body: writeOperationHtml(model, render, {
        previous: neighbor(order, place - 1),
        next: neighbor(order, place + 1),
      }),
      kind: 'operation',
      groups,
      breadcrumbs: [
        { path: `${api.folder}/index.html`, label: `${api.label} ${api.document.info.version}` },
        { path: `${api.folder}/overview.html#${slugify(tag)}`, label: tag },
      ],
      headings: [],
      markdown: writeOperationMarkdown(model),
      canonical,
    };
  });
}

function neighbor(order: readonly Entry[], place: number): Entry | undefined {
  const entry = place < 0 ? undefined : order[place];
  return entry === undefined ? undefined : { ...entry, path: entry.path.slice(entry.path.indexOf('/') + 1) };
}
