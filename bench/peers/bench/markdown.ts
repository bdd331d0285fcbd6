import { countCaught, type PeerScore } from './score.ts';
import { caught, scope, seconds, type TableFacts } from './table.ts';

const counting = [
  '- A fault is **caught** when the tool complains about something that it does not complain about on the unbroken',
  '  sandbox, or breaks down. Warnings count as complaints. Faults that break no promise of a server, such as a slow',
  '  response, are omitted.',
  '- A **false alarm** is a complaint about the unbroken sandbox, in any of three runs.',
  '- **Requests** and **time** are those of one run over both APIs of the unbroken sandbox, the median of three, with the',
  '  start of the tool and without its installation or the conversion of the document.',
  '- Tools that only watch judge the same **fixed traffic**: every operation in each of its forms, its documented error responses,',
  '  and more requests than the limits allow; see `apis/`.',
  '- Tools that make up requests get the document with one working example for each parameter and body, so that none of',
  '  them fails for want of a tracker or a call that exists.',
  '- The faults come from the same project as the contract tests, which favours the contract tests: a fault that nobody',
  '  here thought of is in no column.',
];

/** Writes the result as Markdown: the comparison, the classes, and how each tool was set up. */
export function writeMarkdown(scores: readonly PeerScore[], facts: TableFacts): string {
  const ran = scores.filter(({ unavailable }) => unavailable === null);
  const parts = [
    '# Contract verification tools side by side',
    'Written by `pnpm bench:peers`; renewed by each run over all tools.',
    scope(facts),
    table(
      ['Tool', 'Faults caught', 'False alarms', 'Requests', 'Time'],
      scores.map((score) =>
        score.unavailable === null
          ? [
              score.title,
              `${caught(score)} (${percent(score)})`,
              score.falseAlarms.length,
              score.requests,
              seconds(score),
            ]
          : [score.title, `not run: ${score.unavailable.split('\n')[0]}`, '', '', ''],
      ),
    ),
    '## How it is counted',
    counting.join('\n'),
    '## By class of fault',
    table(
      ['Class', ...ran.map(({ title }) => title)],
      facts.classes.map((kind) => [kind, ...ran.map((score) => caught(score, kind))]),
    ),
    '## How each tool was set up',
    'The adapter and the files of each set-up lie in the folder of the tool, beside this file.',
    table(
      ['Tool', 'Version', 'Licence', 'Requests are', 'Set-up'],
      scores.map(({ title, packages, traffic, setUp }) => [
        title,
        packages.map(({ name, version }) => `${name} ${version}`).join(', '),
        [...new Set(packages.map(({ license }) => license))].join(', '),
        traffic === 'fixed' ? 'the fixed traffic' : 'its own',
        setUp.replaceAll('|', '\\|'),
      ]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function percent(score: PeerScore): string {
  const count = countCaught(score);
  return `${Math.round((100 * count.caught) / Math.max(1, count.tried))} %`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const write = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = lines;
  return [first, widths.map((width) => '-'.repeat(width)), ...others].map(write).join('\n');
}
