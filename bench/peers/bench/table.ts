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

/** Which faults the figures are about, as a sentence. */
export function scope({ tried, available }: TableFacts): string {
  const part = tried === available ? `all ${available} faults` : `a sample of ${tried} of ${available} faults`;
  return `Sandbox broken by ${part}, one at a time.`;
}

/** Faults caught of those tried, of one class or of all, e.g. `3/8`. */
export function caught(score: PeerScore, kind?: string): string {
  const count = countCaught(score, kind);
  return `${count.caught}/${count.tried}`;
}

/** The time of an inspection, e.g. `1.20 s`. */
export function seconds({ milliseconds }: PeerScore): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
