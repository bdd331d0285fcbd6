import { html } from 'hono/html';
import { findAccepted } from '../accepted.ts';
import type { FindingGroup } from '../finding-group.ts';
import type { ApiSummary } from '../summary.ts';
import type { Markup } from './labels.ts';

const words = {
  accepted: 'accepted until',
  expired: 'no longer accepted since',
  unneeded: 'accepted without need until',
  'not-verified': 'accepted, but not verified, until',
} as const;

/** What the profile accepts for a while, and what became of it. */
export function writeAccepted(apis: readonly ApiSummary[]): Markup {
  const rows = apis.flatMap(({ result }) => result.accepted);
  return html`<div class="card scroll" tabindex="0" role="region" aria-label="What is accepted for a while">
    <table class="plain">
      <thead><tr><th scope="col">Promise or operation</th><th scope="col">State</th><th scope="col">Reason</th></tr></thead>
      <tbody>${rows.map(
        ({ promise, state, until, reason }) => html`<tr>
          <th scope="row"><code>${promise}</code></th>
          <td>${words[state]} ${until}</td>
          <td>${reason}</td>
        </tr>`,
      )}</tbody>
    </table>
  </div>`;
}

/** Whether all that a group of findings is charged to is accepted, and if so until when and why. */
export function acceptedBecause({ api, finding, promises }: FindingGroup): string | null {
  const ids = promises.length === 0 ? [finding.operationId ?? ''] : promises.map(({ id }) => id);
  const found = ids.map((id) => findAccepted(api.result, id));
  const [first] = found;
  return first === undefined || found.includes(undefined) ? null : `until ${first.until}: ${first.reason}`;
}

/** A note beside what is accepted, for those who look at its verdict first. */
export function writeAcceptedNote(because: string | null): Markup | string {
  return because === null ? '' : html` <span class="accepted-note">accepted</span>`;
}
