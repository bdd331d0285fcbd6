import { type FaultFacts, faultClasses } from '@trustline/sandbox';
import { html, raw } from 'hono/html';
import { sandboxOrigin } from '../evidence/play.ts';
import type { Page } from '../page/layout.ts';
import type { Renderer } from '../page/markdown.ts';
import type { Group } from '../page/navigation.ts';

/** Makes the catalogue of the sandbox's faults, by class, with a filter and the commands that switch one on and off. */
export function createFaultsPage(
  faults: readonly FaultFacts[],
  groups: readonly Group[],
  { highlight }: Renderer,
): Page {
  const classes = faultClasses
    .map((name) => ({ name, label: labelOf(name), members: faults.filter((fault) => fault.class === name) }))
    .filter(({ members }) => members.length > 0);
  const about = `The ${faults.length} deviations from the contract that the sandbox can be told to show, one at a time, to find out how a client takes them.`;
  const [first] = faults;
  const on = writeCommand(`-X PUT ${sandboxOrigin}/_sandbox/faults/active`, first?.id);
  const off = `curl --fail-with-body -X DELETE ${sandboxOrigin}/_sandbox/faults/active`;
  const body = html`<h1>Faults</h1>
<p class="lead">${about}</p>
<p>Put the id of a fault into the first command; the second ends it. <a href="switchFaultOn.html">Switch a fault on</a></p>
<div class="code" id="fault-command">${raw(highlight(on, 'sh'))}<button class="copy" type="button" data-copy>Copy</button></div>
<div class="code">${raw(highlight(off, 'sh'))}<button class="copy" type="button" data-copy>Copy</button></div>
<p class="filter" hidden><label>Filter <input type="search" data-filter autocomplete="off" spellcheck="false"></label> <output>${faults.length} faults</output></p>
${classes.map(
  ({
    name,
    label,
    members,
  }) => html`<section class="faults"><h2 id="${name}"><a href="#${name}">${label}</a> <small>${members.length}</small></h2>
<dl class="fields">${members.map(
    (fault) => html`<div id="${fault.id}" data-entry><dt><a href="#${fault.id}"><code>${fault.id}</code></a>
<button class="copy inline" type="button" data-fault="${fault.id}">Use</button></dt><dd><p>${describeFault(fault)}</p></dd></div>`,
  )}</dl></section>`,
)}`;
  return {
    path: 'sandbox/faults.html',
    title: 'Faults',
    description: about,
    body: String(body),
    kind: 'text',
    groups,
    headings: classes.map(({ name, label }) => ({ level: 2, id: name, text: label })),
    markdown: writeMarkdown(about, classes),
  };
}

/** What goes wrong, as one sentence. */
export function describeFault(fault: FaultFacts): string {
  return fault.description;
}

function writeCommand(request: string, id = ''): string {
  return [
    `curl --fail-with-body ${request}`,
    "-H 'Content-Type: application/json'",
    `-d '${JSON.stringify({ id })}'`,
  ].join(' \\\n  ');
}

function labelOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function writeMarkdown(
  about: string,
  classes: readonly { readonly label: string; readonly members: readonly FaultFacts[] }[],
): string {
  const sections = classes.map(
    ({ label, members }) =>
      `## ${label}\n\n${members.map((fault) => `- \`${fault.id}\` (${fault.api}): ${describeFault(fault)}`).join('\n')}`,
  );
  return `${['# Faults', about, ...sections].join('\n\n')}\n`;
}
