import { apiNames } from '@trustline/specs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandIO } from './command-io.ts';
import { verifyHar } from './har.ts';
import { type InitOptions, init } from './init.ts';
import { merge } from './merge.ts';
import { type ProxyOptions, runProxy } from './proxy.ts';
import { restore } from './restore.ts';
import type { TrafficReportOptions } from './traffic-report.ts';

/** Adds everything the command does beside verifying; `exit` is told the exit code. */
export function addSubcommands(command: Command, io: CommandIO, exit: (code: number) => void): void {
  command
    .command('restore <file>')
    .description('Puts back what a run that was killed has left; the run names the file.')
    .option('--profile <file>', 'profile with the credentials; default: the one of the run')
    .allowExcessArguments(false)
    .action(async (file: string, { profile }: { readonly profile?: string }) => {
      exit(await restore(file, profile, io));
    });
  command
    .command('init')
    .description('Looks around an account, reading only, and writes a profile for it, with comments.')
    .addOption(new Option('--api <name>', 'only this API').choices(apiNames))
    .option('--base-url <url>', 'address up to and including the version; default: that of the documentation')
    .option('--credential <value>', 'hash or token; better put into the environment')
    .option('--out <file>', 'the profile to write', 'contract-profile.json')
    .option('--force', 'replace a file that is there', false)
    .allowExcessArguments(false)
    .action(async (options: InitOptions) => {
      exit(await init(options, io));
    });
  command
    .command('har <file>')
    .description('Reports what recorded traffic (HTTP Archive) shows of the contract; sends nothing.')
    .option('--report <folder>', 'folder to write the reports to')
    .option('--strict', 'fail as well when something deviates from what only a sample or we say', false)
    .option('--keep-bodies', 'keep texts and numbers of people in JSON and HAR', false)
    .allowExcessArguments(false)
    .action(async (file: string, options: TrafficReportOptions) => {
      exit(await verifyHar(file, options, io));
    });
  command
    .command('proxy')
    .description('Passes requests on to a server and reports at its end what they show of the contract.')
    .requiredOption('--upstream <url>', 'the server to pass requests on to')
    .option('--port <number>', 'the port to listen on, of this machine only; 0 for any', readPort, 4050)
    .option('--report <folder>', 'folder to write the reports to')
    .option('--strict', 'fail as well when something deviates from what only a sample or we say', false)
    .option('--keep-bodies', 'keep texts and numbers of people in JSON and HAR', false)
    .allowExcessArguments(false)
    .action(async (options: ProxyOptions) => {
      exit(await runProxy(options, io));
    });
  command
    .command('merge <report...>')
    .description('Merges the report.json of every shard of a run into one report.')
    .requiredOption('--report <folder>', 'folder to write the merged reports to')
    .action(async (files: string[], { report: folder }: { report: string }) => {
      exit(await merge(files, folder, io));
    });
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError('It takes a port, 0 to 65535.');
}
