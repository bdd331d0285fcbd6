import { html } from 'hono/html';
import { type Coverage, type CoverageCount, coverageKinds } from '../coverage.ts';
import { groupBy } from '../group-by.ts';
import type { ApiSummary } from '../summary.ts';
import { formatNumber, formatShare } from './format.ts';
import type { Markup } from './labels.ts';

const names: Readonly<Record<keyof Coverage, string>> = {
  operations: 'Operations',
  parameters: 'Parameters and body fields',
  responseProperties: 'Response properties',
  statuses: 'Status codes',
};

/** How much of a document the run has met, and the rest by name. */
export function writeCoverage({ result, coverage }: ApiSummary): Markup {
  return html`<section class="card">
    <h3>${result.title}</h3>
    <ul class="coverage">${coverageKinds.map((kind) => writeCount(names[kind], coverage[kind]))}</ul>
  </section>`;
}

function writeCount(name: string, { covered, total, missing }: CoverageCount): Markup {
  const width = total === 0 ? 100 : (covered / total) * 100;
  return html`<li>
    <p><b>${name}</b> <span>${formatNumber(covered)} of ${formatNumber(total)}, ${formatShare(covered, total)}</span></p>
    <svg class="bar" aria-hidden="true"><rect class="kept" width="${width.toFixed(2)}%" height="100%" /></svg>
    ${missing.length === 0 ? '' : writeMissing(missing)}
  </li>`;
}

function writeMissing(missing: CoverageCount['missing']): Markup {
  const operations = groupBy(missing, ({ operationId }) => operationId);
  return html`<details>
    <summary>${formatNumber(missing.length)} not met</summary>
    <dl class="missing">${[...operations].map(
      ([operationId, items]) =>
        html`<div><dt>${operationId}</dt><dd>${items.map(({ item }) => html`<code>${item}</code> `)}</dd></div>`,
    )}</dl>
  </details>`;
}
