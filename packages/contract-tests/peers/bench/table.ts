import { countCaught, type PeerScore } from './score.ts';

/** What the table says about the run as a whole. */
export interface TableFacts {
  /** Every class of faults that was tried, in the order of the catalogue. */
  readonly classes: readonly string[];
  /** Faults tried, and how many the catalogue has that a server can be blamed for. */
  readonly tried: number;
  readonly available: number;
}

/** Writes the result for a terminal of 80 columns. */
export function writeText(scores: readonly PeerScore[], facts: TableFacts): string {
  const letters = scores.map((_, index) => String.fromCodePoint(65 + index));
  const overview = scores.map((score, index) => {
    const begin = `${letters[index]}  ${score.title.padEnd(27)}`;
    if (score.unavailable !== null) return `${begin}  not run: ${score.unavailable.split('\n')[0]?.slice(0, 38)}`;
    const figures = [caught(score), String(score.falseAlarms.length), String(score.requests), seconds(score)];
    return begin + figures.map((figure, column) => figure.padStart([10, 14, 11, 9][column] ?? 0)).join('');
  });
  const byClass = facts.classes.map((kind) => {
    const figures = scores.map((score) => (score.unavailable === null ? caught(score, kind) : '-').padStart(6));
    return `${kind.padEnd(14)}${figures.join('')}`;
  });
  return [
    scope(facts),
    '',
    `   ${'Tool'.padEnd(27)}${'Caught'.padStart(10)}${'False alarms'.padStart(14)}${'Requests'.padStart(11)}${'Time'.padStart(9)}`,
    ...overview,
    '',
    `${'Caught'.padEnd(14)}${letters.map((letter) => letter.padStart(6)).join('')}`,
    ...byClass,
  ].join('\n');
}

/** Writes the result as Markdown: the comparison, the classes, and how each tool was set up. */
export function writeMarkdown(scores: readonly PeerScore[], facts: TableFacts): string {
  const ran = scores.filter(({ unavailable }) => unavailable === null);
  return [
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
    '## By class of fault',
    table(
      ['Class', ...ran.map(({ title }) => title)],
      facts.classes.map((kind) => [kind, ...ran.map((score) => caught(score, kind))]),
    ),
    '## How each tool was set up',
    table(
      ['Tool', 'Version', 'Licence', 'Requests are', 'Set-up'],
      scores.map(({ title, packages, traffic, setUp }) => [
        title,
        packages.map(({ name, version }) => `${name} ${version}`).join(', '),
        [...new Set(packages.map(({ license }) => license))].join(', '),
        traffic === 'fixed' ? 'the fixed traffic' : 'its own',
        setUp,
      ]),
    ),
    '',
  ].join('\n\n');
}

function scope({ tried, available }: TableFacts): string {
  const part = tried === available ? `all ${available} faults` : `a sample of ${tried} of ${available} faults`;
  return `Sandbox broken by ${part}, one at a time.`;
}

function caught(score: PeerScore, kind?: string): string {
  const count = countCaught(score, kind);
  return `${count.caught}/${count.tried}`;
}

function percent(score: PeerScore): string {
  const count = countCaught(score);
  return `${Math.round((100 * count.caught) / Math.max(1, count.tried))} %`;
}

function seconds({ milliseconds }: PeerScore): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
