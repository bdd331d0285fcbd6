import mutation from '@trustline/bench-mutation/results.json' with { type: 'json' };
import peers from '@trustline/bench-peers/results.json' with { type: 'json' };
import { html, raw } from 'hono/html';
import type { Renderer } from '../page/markdown.ts';

type Cells = readonly (string | number)[];

/** A table about how much the contract tests notice, and the sentences before it. */
interface Part {
  readonly anchor: string;
  readonly heading: string;
  readonly about: string;
  readonly head: Cells;
  readonly rows: readonly Cells[];
}

const tried = mutation.classes.reduce((sum, one) => sum + one.tried, 0);
const caught = mutation.classes.reduce((sum, one) => sum + one.caught, 0);

/** How many faults of the sandbox the contract tests notice, of how many. */
export const mutationScore = { caught, tried } as const;

const parts: readonly Part[] = [
  {
    anchor: 'mutation-score',
    heading: 'Mutation score',
    about: `A test that never fails proves nothing. So the sandbox is broken on purpose, one fault at a time, and the contract tests have to notice: ${caught} of ${tried} faults on ${mutation.day}, ${mutation.deviating} of them as a deviation. The other way round, ${mutation.constraints.noticed} of ${mutation.constraints.tried} constraints of the response schemas are missed when they are taken away. Repeat it with \`pnpm mutation\`.`,
    head: ['Class of fault', 'Noticed', 'Tried'],
    rows: mutation.classes.map((one) => [one.class, one.caught, one.tried]),
  },
  {
    anchor: 'peers',
    heading: 'Compared with other tools',
    about: `The same documents and the same broken sandbox, given to other verification tools, each with the set-up its documentation recommends; ${peers.tried} faults on ${peers.day}. The faults come from this project, which favours its own tests. Repeat it with \`pnpm bench:peers\`; \`bench/peers/results.md\` describes how each tool is set up and counted.`,
    head: ['Tool', 'Faults noticed', 'False alarms', 'Requests', 'Time'],
    rows: peers.tools.map((tool) => [
      tool.title,
      `${tool.caught} (${Math.floor((100 * tool.caught) / peers.tried)} %)`,
      tool.falseAlarms,
      tool.requests,
      `${(tool.milliseconds / 1000).toFixed(1)} s`,
    ]),
  },
];

/** Writes how much the contract tests notice, as HTML. */
export function writeStrength(render: Pick<Renderer, 'inline'>) {
  return parts.map(
    ({ anchor, heading, about, head, rows }) => html`<h2 id="${anchor}"><a href="#${anchor}">${heading}</a></h2>
<p>${raw(render.inline(about))}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${heading}"><table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`,
  );
}

/** Writes the same as Markdown. */
export function writeStrengthMarkdown(): string[] {
  return parts.flatMap(({ heading, about, head, rows }) => [
    `## ${heading}`,
    about,
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ]);
}

/** The parts as entries for the list of a page's parts. */
export const strengthEntries = parts.map(({ anchor, heading }) => ({
  path: `contract.html#${anchor}`,
  label: heading,
}));
