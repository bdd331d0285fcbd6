import { apiNames } from '@trustline/specs';
import { Command, CommanderError, Help, InvalidArgumentError, Option } from 'commander';
import { SetupError } from '../engine/error.ts';
import { readShard } from '../engine/shard.ts';
import { type CommandIO, type SecureIO, secureOutput } from './command-io.ts';
import { exitCodes } from './exit-codes.ts';
import { addSubcommands } from './subcommands.ts';
import { type CommandOptions, formats, runVerification } from './verify-command.ts';
import { version } from './version.ts';

/** Runs `trustline-contract` with its arguments and returns the exit code. */
export async function runCommand(parameters: readonly string[], unsafe: CommandIO): Promise<number> {
  const io = secureOutput(unsafe);
  let code: number = exitCodes.kept;
  const command = describeCommand(io, (exitCode) => {
    code = exitCode;
  });
  try {
    await command.parseAsync(parameters, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.kept : exitCodes.couldNotRun;
    if (!(error instanceof SetupError)) throw error;
    io.stderr(`${error.message}\n`);
    return exitCodes.couldNotRun;
  }
}

const help = new Help();

/** A flag is off unless it is given; its description need not say so. */
function describeOption(option: Option): string {
  return option.defaultValue === false ? option.description : help.optionDescription(option);
}

function describeCommand(io: SecureIO, exit: (code: number) => void): Command {
  const { stdout, stderr } = io;
  const command = new Command('trustline-contract')
    .description('Verifies that a server keeps the contract of the APIs Trustline describes.')
    .version(version)
    .addOption(new Option('--api <name>', 'only this API').choices(apiNames))
    .addOption(
      new Option('--target <name>', 'what to start and verify, or a server by the credentials in the environment')
        .choices(['mock', 'sandbox', 'server'])
        .default('sandbox'),
    )
    .option('--profile <file>', 'JSON file that describes a server to verify instead')
    .option('--reads-only', 'ask for no change at all, not even of an ID that no record has', false)
    .option('--allow-writes', 'also change what can be put back: trusted numbers and API keys', false)
    .option('--allow-messages', 'also send chat messages, which cannot be taken back', false)
    .option('--allow-mark-read', 'also mark every message of the account as read', false)
    .option('--report <folder>', 'folder to write HTML, JSON, JUnit, HAR and GitHub reports to')
    .option('--only <names...>', 'only these promises: by ID, area, tag or operation; * matches anything')
    .option('--skip <names...>', 'all promises but these')
    .addOption(new Option('--format <name>', 'print a report instead of the summary').choices(formats))
    .option('--quiet', 'print the last line only', false)
    .option('--timeout <seconds>', 'wait so long for a response', readSeconds, 10)
    .option('--ca <file>', 'trust the authorities of this PEM file as well')
    .option('--cert <file>', 'certificate of this client (PEM), with --key')
    .option('--key <file>', 'key of that certificate (PEM)')
    .option('--keep-bodies', 'keep texts and numbers of people in the JSON and HAR of a live account', false)
    .option('--time-limit <seconds>', 'end the run after so long and put everything back', readSeconds, 600)
    .option('--strict', 'fail as well when something deviates from what only a sample or we say', false)
    .option(
      '--shard <part>',
      'verify one part of the promises, such as 1/4; "merge" puts the reports together',
      readShard,
    )
    .option('--compare <file>', 'report what changed since the report.json or verdicts.json of an earlier run')
    .option('--coverage', 'list the operations that each promise of the whole API was verified on', false)
    .option('--list', 'list the checks with what they need, and run none', false)
    .addHelpText(
      'after',
      '\nExit code: 0 contract kept, 1 violated (with --strict: or deviates), 2 could not run or not finish.',
    )
    .allowExcessArguments(false)
    .enablePositionalOptions()
    .configureOutput({ writeOut: stdout, writeErr: stderr })
    .configureHelp({ optionDescription: describeOption })
    .exitOverride()
    .action(async (options: CommandOptions) => {
      exit(await runVerification(options, command.getOptionValueSource('target') === 'cli', io));
    });
  addSubcommands(command, io, exit);
  return command;
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds > 0 && seconds < 2 ** 31 / 1000) return seconds;
  throw new InvalidArgumentError('It takes a whole number of seconds.');
}
