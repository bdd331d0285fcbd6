/** Prints Redocly's score of each API and fails when one is below the least we accept. */

import { listApis } from './apis.ts';
import { runRedocly } from './redocly.ts';

const least = 95;

for (const api of await listApis(import.meta.dirname)) {
  const run = await runRedocly(import.meta.dirname, ['score', '--config', 'redocly.yaml', '--format', 'json', api]);
  const score = readScore(run.stdout);
  console.log(`${api.padEnd(12)} ${score.toFixed(1)}`);
  if (score < least) {
    console.error(
      `${api} scores less than ${least}: run "redocly score ${api}" in specs/ to see which part costs most.`,
    );
    process.exitCode = 1;
  }
}

function readScore(printed: string): number {
  const report: unknown = JSON.parse(printed.slice(printed.indexOf('{')));
  const score =
    typeof report === 'object' && report !== null && 'agentReadiness' in report ? report.agentReadiness : undefined;
  if (typeof score !== 'number') throw new Error('redocly score printed no score.');
  return score;
}
