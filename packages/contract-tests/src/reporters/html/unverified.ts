import { html } from 'hono/html';
import type { PromiseResult } from '../../engine/result.ts';
import { shorten } from '../escape-control-characters.ts';
import type { FindingGroup } from '../finding-group.ts';
import { groupNotVerified } from '../not-verified.ts';
import type { ApiSummary } from '../summary.ts';
import { formatCount, formatNumber } from './format.ts';
import type { Markup } from './labels.ts';

/** The promises that were not verified, by reason, most first. */
export function writeNotVerified(apis: readonly ApiSummary[]): Markup {
  const groups = groupNotVerified(apis.flatMap(({ result }) => result.promises));
  return html`<ul class="reasons">${groups.map(({ reason, promises }) => writeReason(reason, promises))}</ul>`;
}

function writeReason(reason: string, promises: readonly PromiseResult[]): Markup {
  return html`<li class="card">
    <h3>${reason}</h3>
    <details>
      <summary>${formatCount(promises.length, 'promise')}</summary>
      <ul>${promises.map(({ id, statement }) => html`<li><a href="#promise-${id}">${statement}</a></li>`)}</ul>
    </details>
  </li>`;
}

/** What servers sent that the documents do not mention; allowed, but worth a word with the vendor. */
export function writeUndocumented(groups: readonly FindingGroup[]): Markup {
  return html`<div class="card scroll" tabindex="0" role="region" aria-label="What the documents do not mention">
    <table class="plain">
      <thead><tr><th scope="col">Operation</th><th scope="col">Where</th><th scope="col">Value</th><th scope="col">Times</th></tr></thead>
      <tbody>${groups.map(
        ({ api, finding, times }) => html`<tr>
          <th scope="row">${finding.operationId ?? api.result.title}</th>
          <td>${finding.place} <code>${shorten(finding.pointer, 200)}</code></td>
          <td><code>${shorten(finding.value ?? '', 200)}</code></td>
          <td class="number">${formatNumber(times)}</td>
        </tr>`,
      )}</tbody>
    </table>
  </div>`;
}
