import { html } from 'hono/html';
import type { ApiResult, PromiseResult } from '../../engine/result.ts';
import { findAccepted } from '../accepted.ts';
import type { ApiSummary, OperationSummary, StatusSummary } from '../summary.ts';
import { formatCount } from './format.ts';
import { type Markup, verdictSigns, verdictWords, writeMark } from './labels.ts';

/** Operations down, statuses across, and every promise as a tile that results in its row. */
export function writeMatrix({ result, statuses, wholeApi, operations }: ApiSummary): Markup {
  return html`<section class="card">
    <h3>${result.title}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="Matrix of ${result.title}">
      <table class="matrix" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">Operation</th>
            <th scope="col" role="columnheader">Promises</th>
            ${statuses.map((status) => html`<th scope="col" role="columnheader" class="status">${status}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${wholeApi.length === 0 ? '' : writeWholeApi(result, wholeApi, statuses)}
          ${operations.map((operation) => writeOperation(result, operation, statuses))}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** What the signs of the matrix mean. */
export function writeLegend(hasAccepted: boolean): Markup {
  return html`<ul class="legend">
    <li>${writeMark('kept')} kept: seen, and every time as promised</li>
    <li>${writeMark('violated')} violated: broken at least once</li>
    <li>${writeMark('deviates')} deviates: not as a sample shows it or as we infer it, which breaks nothing stated</li>
    ${hasAccepted ? html`<li><span class="mark violated accepted" aria-hidden="true">${verdictSigns.violated}</span> with a frame: accepted for a while</li>` : ''}
    <li>${writeMark('not-verified')} not verified: the run did not get to see it; the promise says why</li>
  </ul>
  <p class="note">A tile is a promise and links to it. The number under a status is how many responses had it.</p>`;
}

function writeWholeApi(api: ApiResult, promises: readonly PromiseResult[], statuses: readonly string[]): Markup {
  return html`<tr role="row">
    <th scope="row" role="rowheader"><a href="#operation-${api.api}">Whole API</a></th>
    ${writeTiles(api, promises)}
    <td role="cell" class="blank" colspan="${statuses.length}"></td>
  </tr>`;
}

function writeOperation(api: ApiResult, operation: OperationSummary, statuses: readonly string[]): Markup {
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <a href="#operation-${operation.operationId}">${operation.operationId}</a>
      <span class="route"><b>${operation.method}</b> ${operation.path}</span>
    </th>
    ${writeTiles(api, operation.promises)}
    ${statuses.map((status) =>
      writeStatus(
        status,
        operation.statuses.find((own) => own.status === status),
      ),
    )}
  </tr>`;
}

function writeTiles(api: ApiResult, promises: readonly PromiseResult[]): Markup {
  return html`<td role="cell"><ul class="tiles">${promises.map((promise) => writeTile(api, promise))}</ul></td>`;
}

function writeTile(api: ApiResult, { id, statement, verdict, reason }: PromiseResult): Markup {
  const accepted = findAccepted(api, id);
  const because = accepted === undefined ? reason : `accepted until ${accepted.until}: ${accepted.reason}`;
  const why = because === null ? '' : ` (${because})`;
  const label = `${verdictWords[verdict]}: ${statement}${why}`;
  return html`<li><a class="mark ${verdict}${accepted === undefined ? '' : ' accepted'}" href="#promise-${id}" title="${label}" aria-label="${label}">${verdictSigns[verdict]}</a></li>`;
}

function writeStatus(status: string, own: StatusSummary | undefined): Markup {
  if (own === undefined)
    return html`<td role="cell" class="status blank"><span class="unseen">not documented</span></td>`;
  const label = `${status}: ${verdictWords[own.verdict]}, ${formatCount(own.responses, 'response')}${own.documented ? '' : ', not documented'}`;
  return html`<td role="cell" class="status" title="${label}"><span class="code">${status}</span> ${writeMark(own.verdict)} <span class="times">${own.responses === 0 ? '' : own.responses}<span class="unseen"> responses</span></span></td>`;
}
