import { describeSource } from '@trustline/openapi';
import { html } from 'hono/html';
import type { Exchange, Finding } from '../../engine/result.ts';
import { shorten } from '../escape-control-characters.ts';
import { describeExpectation } from '../expectation.ts';
import type { FindingGroup } from '../finding-group.ts';
import { acceptedBecause, writeAcceptedNote } from './accepted.ts';
import { formatCount, formatDuration, formatNumber } from './format.ts';
import { type Markup, writeMark } from './labels.ts';

const mostCards = 100;
const longestValue = 800;
const longestBody = 6000;
// A command that was cut cannot be run, so even one with the longest message stays whole.
const longestCommand = 40_000;

/** One card per finding: what was promised, what was seen, where, and how to see it again. */
export function writeFindings(groups: readonly FindingGroup[]): Markup {
  const rest = groups.length - mostCards;
  return html`${groups.slice(0, mostCards).map(writeCard)}
  ${rest > 0 ? html`<p class="soft">${formatNumber(rest)} more are in report.json.</p>` : ''}`;
}

function writeCard(group: FindingGroup, index: number): Markup {
  const { api, finding, promise, exchange } = group;
  const expected = exchange === null ? null : describeExpectation(api.document, finding, exchange);
  const verdict = finding.kind === 'deviation' ? 'deviates' : 'violated';
  const accepted = acceptedBecause(group);
  return html`<article class="card finding ${verdict}${accepted === null ? '' : ' accepted'}" id="${finding.kind}-${index + 1}">
    <h3>${writeMark(verdict)} <span>${shorten(titleOf(finding))}${writeAcceptedNote(accepted)}</span></h3>
    <p class="soft"><b>${finding.operationId ?? api.result.title}</b>${exchange === null ? '' : html` · <code>${exchange.request.method} ${shorten(new URL(exchange.request.url).pathname)}</code>`}${writeTimes(group)}</p>
    <dl>
      ${accepted === null ? '' : writeRow('Accepted', html`${accepted}`)}
      ${promise === null ? '' : writeRow(`Promised (${promise.basis})`, html`<a href="#promise-${promise.id}">${promise.statement}</a> <a class="source" href="${promise.source.url}" rel="noreferrer">${describeSource(promise.source)}</a>`)}
      ${expected === null ? '' : writeRow('Expected', html`<code>${expected}</code>`)}
      ${finding.value === null ? '' : writeRow('Found', html`<code>${shorten(finding.value, longestValue)}</code>`)}
      ${writeRow('Where', html`${shorten(finding.place)}${finding.pointer === '' ? '' : html`, <code>${shorten(finding.pointer)}</code>`}`)}
      ${writeRow('Rule', html`<code>${finding.rule}</code>`)}
    </dl>
    ${finding.curl === null ? '' : html`<p class="label">Repeat it</p><pre tabindex="0" aria-label="Command to repeat the request">${shorten(finding.curl, longestCommand)}</pre>`}
    ${exchange === null ? '' : writeResponse(exchange)}
  </article>`;
}

/** What was wrong; a sentence that names no place of its own is led by it. */
function titleOf({ rule, place, pointer, message }: Finding): string {
  return rule === 'promise' || pointer !== '' ? message : `${place}: ${message}`;
}

function writeRow(name: string, content: Markup): Markup {
  return html`<div><dt>${name}</dt><dd>${content}</dd></div>`;
}

function writeTimes({ times, promises }: FindingGroup): string {
  if (times === 1) return '';
  const many = promises.length < 2 ? '' : `, in the checks of ${formatCount(promises.length, 'promise')}`;
  return ` · seen ${formatNumber(times)} times${many}; the first is shown`;
}

function writeResponse({ response, failure, milliseconds }: Exchange): Markup {
  if (response === null)
    return html`<p class="soft">No response came: ${shorten(failure ?? 'the connection was closed')}</p>`;
  const size = formatCount(response.body.length, 'character');
  return html`<details>
    <summary>The response: ${response.status}, ${size}, ${formatDuration(milliseconds)}</summary>
    <pre tabindex="0" aria-label="The response">${response.headers.map(([name, value]) => `${name}: ${shorten(value)}\n`).join('')}
${shorten(response.body, longestBody)}</pre>
  </details>`;
}
