import { html } from 'hono/html';
import type { SiteApi } from '../apis/apis.ts';
import type { Verdicts } from '../evidence/verdicts.ts';
import type { Page } from '../page/layout.ts';
import type { Renderer } from '../page/markdown.ts';
import { listMainOperations } from '../page/navigation.ts';
import { writePromiseList } from '../reference/operation/promise-list.ts';
import { countVerdicts, joinVerdicts, type VerifiedPromise, verdictWord } from '../reference/promises.ts';
import { strengthEntries, writeStrength, writeStrengthMarkdown } from './strength.ts';

interface PromiseGroup {
  readonly label: string;
  readonly anchor: string;
  /** Path of the operation's page. */
  readonly path?: string;
  readonly promises: readonly VerifiedPromise[];
}

const bases: Readonly<Record<string, string>> = {
  stated: 'a sentence of the vendor says so',
  implied: 'it follows from a sentence of the vendor',
  shown: 'a sample of the vendor shows it',
  inferred: 'our conclusion; a server that does otherwise deviates but breaks no promise of the vendor',
};

/** Makes the page that shows the verdict of every promise. */
export function createContractPage(apis: readonly SiteApi[], verdicts: Verdicts, render: Renderer): Page {
  const sections = apis.map((api) => ({ api, groups: groupPromises(api, verdicts) }));
  const all = sections.flatMap(({ groups }) => groups.flatMap(({ promises }) => promises));
  const description = `${countVerdicts(all)} by the sandbox on ${verdicts.day}.`;
  const body = html`<h1>Contract</h1>
<p class="lead">What each API promises, as statements that can be tested, and what the last run found out about each.</p>
<p>On ${verdicts.day} <code>trustline-contract</code> sent ${verdicts.requests.toLocaleString('en-US')} requests to the sandbox of this
build: <strong>${countVerdicts(all)}</strong>. Run it against any server with <code>pnpm contract --profile FILE</code>;
<a href="guides/verification.html">Verification</a> describes how.</p>
<h2 id="by-basis"><a href="#by-basis">By basis</a></h2>
${writeCounts(all)}
${writeStrength(render)}
${sections.map(
  ({ api, groups }) => html`<h2 id="${api.folder}"><a href="#${api.folder}">${api.label}</a></h2>
${groups.map(
  ({ label, anchor, path, promises }) => html`<section><h3 id="${anchor}"><a href="#${anchor}">${label}</a></h3>
<details><summary>${countVerdicts(promises)}</summary>
${path === undefined ? '' : html`<p class="small"><a href="${path}">Reference of the operation</a></p>`}
${writePromiseList(promises)}</details></section>`,
)}`,
)}`;
  return {
    path: 'contract.html',
    title: 'Contract',
    description,
    body: String(body),
    kind: 'text',
    groups: [
      { label: 'Contract', entries: [{ path: 'contract.html#by-basis', label: 'By basis' }, ...strengthEntries] },
      ...sections.map(({ api, groups }) => ({
        label: api.label,
        entries: groups.map(({ label, anchor }) => ({ path: `contract.html#${anchor}`, label })),
      })),
    ],
    headings: [],
    markdown: writeMarkdown(description, sections),
  };
}

function writeCounts(promises: readonly VerifiedPromise[]) {
  const verdicts = [...new Set(promises.map(({ verdict }) => verdict))];
  const count = (basis: string, verdict: string) =>
    promises.filter((promise) => promise.basis === basis && promise.verdict === verdict).length;
  return html`<div class="scroll"><table><thead><tr><th>Basis</th>${verdicts.map((verdict) => html`<th>${verdictWord(verdict)}</th>`)}</tr></thead>
<tbody>${Object.entries(bases).map(
    ([basis, meaning]) =>
      html`<tr><td><span class="label">${basis}</span> ${meaning}</td>${verdicts.map(
        (verdict) => html`<td>${count(basis, verdict)}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
}

/** Groups the promises of an API: those of the whole API, then by operation; each promise is in one group. */
export function groupPromises(api: SiteApi, verdicts: Verdicts): PromiseGroup[] {
  const { document, folder, operations } = api;
  const main = listMainOperations(api);
  const whole = joinVerdicts(document, document['x-promises'], verdicts);
  const ordered = [...main, ...operations.filter((operation) => !main.includes(operation))];
  const groups = ordered.map(({ operationId, object }) => ({
    label: object.summary,
    anchor: operationId,
    path: `${folder}/${operationId}.html`,
    promises: joinVerdicts(document, object['x-promises'], verdicts),
  }));
  return [{ label: `All of ${api.label}`, anchor: `${folder}-api`, promises: whole }, ...groups].filter(
    ({ promises }) => promises.length > 0,
  );
}

function writeMarkdown(
  description: string,
  sections: readonly { api: SiteApi; groups: readonly PromiseGroup[] }[],
): string {
  const parts = sections.flatMap(({ api, groups }) => [
    `## ${api.label}`,
    ...groups.map(({ label, promises }) => {
      const items = promises.map(
        ({ id, statement, basis, source, verdict }) =>
          `- ${statement} (\`${id}\`, ${basis}, ${verdictWord(verdict)}; ${source})`,
      );
      return `### ${label}\n\n${items.join('\n')}`;
    }),
  ]);
  return `${['# Contract', description, ...writeStrengthMarkdown(), ...parts].join('\n\n')}\n`;
}
