import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { escapeControlCharacters } from '../escape-control-characters.ts';
import { groupFindings } from '../finding-group.ts';
import type { RunSummary } from '../summary.ts';
import { writeAccepted } from './accepted.ts';
import { verdictOf, writeBanner, writeTitle } from './banner.ts';
import { writeCoverage } from './coverage.ts';
import { writeFindings } from './findings.ts';
import { formatNumber } from './format.ts';
import { writeIcon } from './icon.ts';
import type { Markup } from './labels.ts';
import { writeLegend, writeMatrix } from './matrix.ts';
import { writePromises } from './promises.ts';
import { writeRequests } from './requests.ts';
import { style } from './stylesheet.ts';
import { writeNotVerified, writeUndocumented } from './unverified.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title; `null` for a section that counts nothing. */
  readonly count: number | null;
  readonly content: Markup | readonly Markup[];
}

// The page runs no script and loads nothing, and says so: whatever a server put into its responses cannot either.
const policy = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** Writes a run as one self-contained HTML page: no script, no other file, light and dark, phone to print. */
export async function writeHtml(summary: RunSummary): Promise<string> {
  const sections = listSections(summary);
  const page = await html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <meta name="referrer" content="no-referrer">
  <title>${writeTitle(summary)}</title>
  <link rel="icon" href="${writeIcon(verdictOf(summary))}">
  <style>${raw(style)}</style>
</head>
<body>
  ${writeBanner(summary)}
  <nav class="page" aria-label="Sections"><ul>${sections.map(({ id, title, count }) => html`<li><a href="#${id}">${title}${writeCount(count)}</a></li>`)}</ul></nav>
  <main class="page">
    ${sections.map(({ id, title, count, content }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}${writeCount(count)}</h2>${content}</section>`)}
  </main>
  <footer class="page"><p class="soft">Written by ${summary.run.tool.name} ${summary.run.tool.version}. Secrets are shown as <code>$NAME</code>: set the variable, and the commands run as they are.</p></footer>
</body>
</html>
`;
  return escapeControlCharacters(String(page));
}

function listSections(summary: RunSummary): Section[] {
  const { apis, totals } = summary;
  const violations = groupFindings(apis, 'violation');
  const deviations = groupFindings(apis, 'deviation');
  const undocumented = groupFindings(apis, 'undocumented');
  const acceptances = apis.reduce((sum, { result }) => sum + result.accepted.length, 0);
  const sections: Section[] = [
    { id: 'matrix', title: 'Matrix', count: null, content: [writeLegend(acceptances > 0), ...apis.map(writeMatrix)] },
    { id: 'findings', title: 'Findings', count: violations.length, content: writeFindings(violations) },
    { id: 'deviations', title: 'Deviations', count: deviations.length, content: writeFindings(deviations) },
    { id: 'accepted', title: 'Accepted', count: acceptances, content: writeAccepted(apis) },
    { id: 'not-verified', title: 'Not verified', count: totals.notVerified, content: writeNotVerified(apis) },
    { id: 'undocumented', title: 'Undocumented', count: undocumented.length, content: writeUndocumented(undocumented) },
    { id: 'coverage', title: 'Coverage', count: null, content: apis.map(writeCoverage) },
    { id: 'requests', title: 'Requests', count: totals.requests, content: apis.map(writeRequests) },
    { id: 'promises', title: 'Promises', count: null, content: apis.map(writePromises) },
  ];
  return sections.filter(({ count }) => count !== 0);
}

function writeCount(count: number | null): Markup | string {
  return count === null ? '' : html` <span class="count">${formatNumber(count)}</span>`;
}
