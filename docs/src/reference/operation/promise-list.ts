import { html } from 'hono/html';
import { countVerdicts, type VerifiedPromise, verdictWord } from '../promises.ts';

/** Writes the promises of an operation, folded; each has an anchor, its basis, its verdict and its source. */
export function writePromises(promises: readonly VerifiedPromise[], day: string) {
  if (promises.length === 0) return '';
  return html`<section><h2 id="promises"><a href="#promises">Promises</a></h2>
<details><summary>${countVerdicts(promises)} on ${day}</summary>
${writePromiseList(promises)}</details></section>`;
}

/** Writes promises as a list. */
export function writePromiseList(promises: readonly VerifiedPromise[]) {
  return html`<ul class="promises">${promises.map(
    ({ id, statement, basis, source, sourceUrl, verdict, reason }) => html`<li id="${id}"><p>${statement}</p>
<p class="small"><span class="verdict ${verdict}">${verdictWord(verdict)}</span>${reason === null ? '' : html` (${reason})`}
<span class="label">${basis}</span> <a href="#${id}"><code>${id}</code></a>
${sourceUrl === undefined ? source : html`<a href="${sourceUrl}">${source}</a>`}</p></li>`,
  )}</ul>`;
}
