import { describeSource } from '@trustline/openapi';
import { html } from 'hono/html';
import type { ApiResult, Finding, PromiseResult, Verdict } from '../../engine/result.ts';
import { findAccepted } from '../accepted.ts';
import { groupBy } from '../group-by.ts';
import { type ApiSummary, worstVerdict } from '../summary.ts';
import { formatCount, formatDuration } from './format.ts';
import { type Markup, verdictSigns, verdictWords, writeMark } from './labels.ts';

/** Every promise of an API by operation, with the statuses its check looked at; what is broken stands open. */
export function writePromises({ result, wholeApi, operations }: ApiSummary): Markup {
  return html`<section>
    <h3>${result.title}</h3>
    ${wholeApi.length === 0 ? '' : writeGroup(result, result.api, html`Whole API`, wholeApi)}
    ${operations.map(({ operationId, method, path, promises }) =>
      writeGroup(
        result,
        operationId,
        html`${operationId} <span class="route"><b>${method}</b> ${path}</span>`,
        promises,
      ),
    )}
  </section>`;
}

function writeGroup(api: ApiResult, id: string, title: Markup, promises: readonly PromiseResult[]): Markup {
  const verdict = worstVerdict(promises.map((promise) => promise.verdict));
  return html`<details class="card group" id="operation-${id}"${verdict === 'violated' || verdict === 'deviates' ? html` open` : ''}>
    <summary>${promises.length === 0 ? '' : writeMark(verdict)}<span class="name">${title} <span class="soft">${countVerdicts(promises)}</span></span></summary>
    <ul class="promises">${promises.map((promise) => writePromise(api, promise))}</ul>
  </details>`;
}

function countVerdicts(promises: readonly PromiseResult[]): string {
  if (promises.length === 0) return 'no promise of its own';
  const verdicts: Verdict[] = ['kept', 'violated', 'deviates', 'not-verified'];
  const counts = verdicts.map((verdict) => ({
    verdict,
    count: promises.filter((each) => each.verdict === verdict).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdictWords[verdict]}`)
    .join(', ');
}

function writePromise(api: ApiResult, promise: PromiseResult): Markup {
  const { id, statement, basis, source, verdict, reason, ran, milliseconds } = promise;
  const accepted = findAccepted(api, id);
  return html`<li id="promise-${id}">
    ${writeMark(verdict)}
    <div>
      <p>${statement}</p>
      <p class="source">${basis} · <a href="${source.url}" rel="noreferrer">${describeSource(source)}</a> · <code>${id}</code></p>
      ${reason === null ? '' : html`<p class="reason">Not verified: ${reason}</p>`}
      ${accepted === undefined ? '' : html`<p class="reason">Accepted until ${accepted.until}: ${accepted.reason}</p>`}
    </div>
    <p class="seen">${listStatuses(api, promise)}<span class="soft">${ran === 0 ? 'never ran' : `${formatCount(ran, 'observation')}, ${formatDuration(milliseconds)}`}</span></p>
  </li>`;
}

function listStatuses(api: ApiResult, { exchanges, findings }: PromiseResult): Markup {
  const shownBy = (wanted: Finding['kind']) =>
    new Set(findings.flatMap(({ kind, exchange }) => (kind === wanted ? (exchange ?? []) : [])));
  const [broken, deviating] = [shownBy('violation'), shownBy('deviation')];
  const looked = exchanges.flatMap((index) => api.exchanges[index] ?? []);
  const statuses = groupBy(looked, ({ response }) => String(response?.status ?? 'no response'));
  return html`${[...statuses].map(([status, own]) => {
    const isBroken = own.some(({ index }) => broken.has(index));
    const verdict = isBroken ? 'violated' : own.some(({ index }) => deviating.has(index)) ? 'deviates' : 'kept';
    return html`<span class="chip ${verdict}">${status}${own.length > 1 ? ` ×${own.length}` : ''}${verdict === 'kept' ? '' : ` ${verdictSigns[verdict]}`}</span> `;
  })}`;
}
