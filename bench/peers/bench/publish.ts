import { countCaught, type PeerScore } from './score.ts';
import type { TableFacts } from './table.ts';

/** The figures of a comparison that are published with the site. */
export interface PublishedPeers {
  /** The day of the run, UTC. */
  readonly day: string;
  /** Faults tried, and how many the catalogue had that a server can be blamed for. */
  readonly tried: number;
  readonly available: number;
  readonly tools: readonly {
    readonly title: string;
    readonly caught: number;
    readonly falseAlarms: number;
    readonly requests: number;
    readonly milliseconds: number;
  }[];
}

/** Sums up a comparison; a tool that did not run has no figures. */
export function publishScores(
  scores: readonly PeerScore[],
  { tried, available }: TableFacts,
  day: string,
): PublishedPeers {
  const tools = scores
    .filter(({ unavailable }) => unavailable === null)
    .map((score) => ({
      title: score.title,
      caught: countCaught(score).caught,
      falseAlarms: score.falseAlarms.length,
      requests: score.requests,
      milliseconds: Math.round(score.milliseconds),
    }));
  return { day, tried, available, tools };
}
