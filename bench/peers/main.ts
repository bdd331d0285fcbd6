import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFaults } from '@trustline/sandbox';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openCache } from './bench/cache.ts';
import { installPeers } from './bench/installation.ts';
import { writeMarkdown } from './bench/markdown.ts';
import { UnavailableError } from './bench/peer.ts';
import { peers } from './bench/peers.ts';
import { publishScores } from './bench/publish.ts';
import { type PeerScore, sampleFaults } from './bench/score.ts';
import { scorePeer } from './bench/score-peer.ts';
import { writeText } from './bench/table.ts';

const reports = fileURLToPath(new URL('reports/', import.meta.url));
// The table that is published beside the configurations it is about.
const published = fileURLToPath(new URL('results.md', import.meta.url));
const figures = fileURLToPath(new URL('results.json', import.meta.url));

interface Options {
  readonly tool?: readonly string[];
  readonly fault?: readonly string[];
  readonly sample?: number;
  readonly jobs: number;
  readonly fresh?: true;
}

const command = new Command('peers')
  .description('Compares contract verification tools over the faults of the sandbox.')
  .addOption(new Option('--tool <names...>', 'only these tools').choices(peers.map(({ name }) => name)))
  .option('--fault <ids...>', 'only these faults')
  .option('--sample <number>', 'about so many faults, evenly from every class', readNumber)
  .option('--jobs <number>', 'servers inspected at the same time', readNumber, 2)
  .option('--fresh', 'forget results of earlier runs')
  .action(compare);

try {
  await command.parseAsync();
} catch (error) {
  if (!(error instanceof UnavailableError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function compare({ tool, fault, sample, jobs, fresh }: Options): Promise<void> {
  const available = listFaults().filter(({ forClientsOnly }) => forClientsOnly !== true);
  const unknown = fault?.find((id) => !available.some((one) => one.id === id));
  if (unknown !== undefined) throw new UnavailableError(`The sandbox has no fault "${unknown}" that a test can catch.`);
  const wanted = available.filter(({ id }) => fault === undefined || fault.includes(id));
  const faults = sampleFaults(wanted, sample);
  const installation = await installPeers(say);
  const cache = openCache(fresh === true);
  const scores: PeerScore[] = [];
  for (const peer of peers.filter(({ name }) => tool === undefined || tool.includes(name))) {
    const progress = (done: number) => say(`${peer.title}: ${done} of ${faults.length} faults`, true);
    scores.push(await scorePeer(peer, { faults, installation, cache, jobs, progress }));
  }
  const classes = [...new Set(faults.map((one) => one.class))];
  const facts = { classes, tried: faults.length, available: available.length };
  say('');
  console.log(writeText(scores, facts));
  await mkdir(reports, { recursive: true });
  await writeFile(join(reports, 'peers.json'), `${JSON.stringify({ ...facts, scores }, null, 2)}\n`);
  const table = writeMarkdown(scores, facts);
  await writeFile(join(reports, 'peers.md'), table);
  if (tool === undefined && fault === undefined) {
    await writeFile(published, table);
    const day = new Date().toISOString().slice(0, 10);
    await writeFile(figures, `${JSON.stringify(publishScores(scores, facts, day), null, 2)}\n`);
  }
  console.log('\nWritten to reports/peers.json and reports/peers.md.');
}

/** Tells how far it is, on a terminal only; a passing line is overwritten by the next one. */
function say(line: string, passing = false): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}${passing || line === '' ? '' : '\n'}`);
}

function readNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}
