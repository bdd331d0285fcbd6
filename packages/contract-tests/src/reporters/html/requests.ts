import { html } from 'hono/html';
import type { CredentialBudget, Restoration } from '../../engine/result.ts';
import type { ApiSummary } from '../summary.ts';
import { formatNumber } from './format.ts';
import { type Markup, writeMark } from './labels.ts';

/** Requests by credential, and what the run put back. */
export function writeRequests({ result }: ApiSummary): Markup {
  return html`<section class="card">
    <h3>${result.title}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="Requests of ${result.title}">
      <table class="plain">
        <thead><tr><th scope="col">Credential</th><th scope="col">Requests</th><th scope="col">Limit of the run</th></tr></thead>
        <tbody>${result.budget.map(writeBudget)}</tbody>
      </table>
    </div>
    ${result.restorations.length === 0 ? '' : html`<p class="label">Put back after the run</p><ul class="restored">${result.restorations.map(writeRestoration)}</ul>`}
  </section>`;
}

function writeBudget({ credential, requests, limit }: CredentialBudget): Markup {
  return html`<tr><th scope="row"><code>${credential}</code></th><td class="number">${formatNumber(requests)}</td><td class="number">${limit === null ? 'none' : formatNumber(limit)}</td></tr>`;
}

function writeRestoration({ description, restored, reason }: Restoration): Markup {
  return html`<li>${writeMark(restored ? 'kept' : 'violated')} ${description}${reason === null ? '' : html`: ${reason}`}</li>`;
}
