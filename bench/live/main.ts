import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { attackServers } from './attacks.ts';
import { start } from './command.ts';
import { lookForFalseAlarms } from './false-alarms.ts';
import { tryHostileServers } from './hostile.ts';
import { interrupt } from './interruptions.ts';
import { measureLargeBody, measureProxy, median, writeServedProfile } from './passing.ts';

interface Options {
  readonly only: 'all' | 'hostile' | 'interruptions' | 'alarms' | 'proxy' | 'command' | 'attacks';
  readonly seed: number;
  readonly times?: number;
  readonly server: string;
}

const {
  only,
  seed,
  times,
  server: serverName,
}: Options = new Command('live')
  .description('Measures what a run does against servers that are slow, broken, busy or hostile.')
  .addOption(
    new Option('--only <table>', 'one table')
      .choices(['all', 'hostile', 'interruptions', 'alarms', 'proxy', 'command', 'attacks'])
      .default('all'),
  )
  .option('--seed <number>', 'decides when runs are interrupted', Number, 1)
  .option('--times <number>', 'runs of each kind', Number)
  .option('--server <words>', 'only the hostile servers whose name holds these words', '')
  .parse()
  .opts();

const folder = await mkdtemp(join(tmpdir(), 'trustline-live-'));
const wants = (table: Options['only']) => only === 'all' || only === table;
try {
  if (wants('hostile')) {
    for await (const { name, code, seconds, peak, lastLine } of tryHostileServers(folder, serverName)) {
      console.log(`${name}: exit ${code}, ${seconds.toFixed(1)} s, ${peak.toFixed(0)} MiB, "${lastLine.slice(0, 90)}"`);
    }
  }
  if (wants('interruptions')) {
    const rows = await interrupt(times ?? 40, seed, folder);
    const different = rows.filter(({ isEqual }) => !isEqual);
    console.log(`${rows.length} interruptions with seed ${seed}: ${different.length} accounts differ from before`);
    for (const { way, after } of different) console.log(`  ${way} after ${after} ms`);
  }
  if (wants('alarms')) {
    for (const { name, runs, alarms } of await lookForFalseAlarms(times ?? 20)) {
      console.log(`${name}: ${alarms.length} false alarms in ${runs} runs`);
      for (const alarm of new Set(alarms)) console.log(`  ${alarm}`);
    }
  }
  if (wants('attacks')) {
    for (const { server, row, requests, failures, survived } of await attackServers(seed, times)) {
      const end = survived ? 'goes on' : 'DOES NOT RESPOND ANY MORE';
      console.log(`${server}, ${row}: ${requests} requests with seed ${seed}, ${failures.length} × 5xx, ${end}`);
      for (const failure of new Set(failures)) console.log(`  ${failure}`);
    }
  }
  if (wants('proxy')) {
    const { direct, through } = await measureProxy(times ?? 500);
    console.log(
      `proxy: ${(through - direct).toFixed(2)} ms added at the median (${direct.toFixed(2)} to ${through.toFixed(2)} ms)`,
    );
  }
  if (wants('proxy'))
    console.log(`proxy: ${(await measureLargeBody(100)).toFixed(0)} MiB at most while 100 MiB pass through`);
  if (wants('command')) {
    const served = await writeServedProfile(folder);
    const seconds: number[] = [];
    for (let run = 0; run < (times ?? 5); run += 1) {
      seconds.push((await start(['--profile', served.file]).ended).seconds);
      served.rest();
    }
    await served.stop();
    console.log(
      `whole command against a running sandbox: ${median(seconds).toFixed(1)} s at the median of ${seconds.length}`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
