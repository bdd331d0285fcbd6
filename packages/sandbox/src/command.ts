import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { rateLimitOf } from '@trustline/openapi';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { Profile } from './apis/data.ts';
import { banner } from './banner.ts';
import { SandboxError } from './error.ts';
import { isLoopback, serve } from './http/server.ts';
import { createSandbox } from './sandbox.ts';

interface CommandOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly allowHost?: readonly string[];
  readonly openControl?: boolean;
  readonly fault?: string;
  readonly profileOut?: string;
  readonly quiet?: boolean;
}

/** What the command says and where it is told to stop. */
export interface CommandIO {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Resolves when the sandbox is to stop. */
  readonly stopped: () => Promise<unknown>;
}

const badUsage = 2;

/** Runs `trustline-sandbox` with its arguments; returns the exit code when it was told to stop, or at once on a mistake. */
export async function runCommand(parameters: readonly string[], io: CommandIO = terminal): Promise<number> {
  const command = describeCommand(io);
  try {
    command.parse(parameters, { from: 'user' });
    await serveUntilStopped(command.opts<CommandOptions>(), readRateLimits(command), io);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : badUsage;
    if (!(error instanceof SandboxError)) throw error;
    io.stderr(`${error.message}\n`);
    return badUsage;
  }
}

const terminal: CommandIO = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  stopped: () => Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]),
};

function describeCommand({ stdout, stderr }: CommandIO): Command {
  const command = new Command('trustline-sandbox')
    .description('Serves a live sandbox of the APIs Trustline describes.')
    .option('-p, --port <number>', 'port to listen on, 0 for any free one', wholeNumber(65_535), 4030)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('-d, --data <file>', 'file that keeps the data (default: in memory)')
    .option('--allow-host <name...>', 'name the sandbox goes by besides localhost and numeric addresses')
    .option('--open-control', 'serve the control on an address that other machines reach, too')
    .option('--fault <id>', 'fault to switch on from the start')
    .option('--profile-out <file>', 'file to write the profile for the contract tests to')
    .option('-q, --quiet', 'say nothing at the start')
    .allowExcessArguments(false)
    .configureOutput({ writeOut: stdout, writeErr: stderr })
    .exitOverride();
  for (const name of apiNames) {
    const { requests, seconds } = rateLimitOf(loadDocument(name));
    const documented = `documented: ${requests} in ${seconds} s`;
    command.option(
      `--${name}-rate-limit <number>`,
      `requests in that time, 0 for no limit (${documented})`,
      wholeNumber(),
    );
  }
  return command;
}

function readRateLimits(command: Command): Partial<Record<ApiName, number>> {
  const given = command.opts<Record<string, unknown>>();
  const limits: Partial<Record<ApiName, number>> = {};
  for (const name of apiNames) {
    const limit = given[`${name}RateLimit`];
    if (typeof limit === 'number') limits[name] = limit;
  }
  return limits;
}

function wholeNumber(maximum = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number <= maximum) return number;
    throw new InvalidArgumentError(`It must be a whole number from 0${maximum < 2 ** 31 ? ` to ${maximum}` : ''}.`);
  };
}

async function serveUntilStopped(
  options: CommandOptions,
  rateLimits: Readonly<Partial<Record<ApiName, number>>>,
  io: CommandIO,
): Promise<void> {
  const { port, host, data, fault, profileOut, quiet, allowHost = [], openControl = isLoopback(host) } = options;
  const sandbox = createSandbox({
    ...(data === undefined ? {} : { data }),
    ...(fault === undefined ? {} : { fault }),
    rateLimit: rateLimits,
    onError: (error) => io.stderr(`A request failed: ${describeError(error)}.\n`),
  });
  try {
    const server = await serve(sandbox, { host, port, allowedHosts: allowHost, control: openControl });
    if (!isLoopback(host)) io.stderr(`${warnOfNetwork(host, openControl)}\n`);
    try {
      const stopped = io.stopped();
      const profile = sandbox.profile(server.origin);
      if (profileOut !== undefined) writeProfile(profileOut, profile);
      if (quiet !== true) io.stdout(banner(server.origin, profile, data, sandbox.operations));
      await stopped;
    } finally {
      await server.close();
    }
  } finally {
    sandbox.close();
  }
}

function warnOfNetwork(host: string, openControl: boolean): string {
  const control = openControl
    ? 'so is the control, which takes no credential.'
    : 'the control is closed; --open-control opens it.';
  return `Warning: other machines reach the sandbox at ${host} with its public demo credentials; ${control}`;
}

// The name of an error says nothing about the request that met it; neither does what SQLite says of its file.
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const isOfDatabase = 'code' in error && error.code === 'ERR_SQLITE_ERROR';
  return isOfDatabase ? `the data cannot be read or written, ${error.message}` : error.name;
}

function writeProfile(file: string, profile: Profile): void {
  const unfinished = `${file}.part`;
  try {
    writeFileSync(unfinished, `${JSON.stringify(profile, null, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SandboxError(`The profile cannot be written to ${file}: ${reason}.`, 'unusable', { cause: error });
  }
}
