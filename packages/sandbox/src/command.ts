import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { banner } from './banner.ts';
import { SandboxError } from './error.ts';
import { serve } from './http/server.ts';
import type { Profile } from './profile.ts';
import { createSandbox } from './sandbox.ts';

interface CommandOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly rateLimit?: number;
  readonly navixyRateLimit?: number;
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
    await serveUntilStopped(command.opts<CommandOptions>(), io);
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
  return new Command('trustline-sandbox')
    .description('Serves a live sandbox of the Navixy chat and TrustCaller APIs.')
    .option('-p, --port <number>', 'port to listen on, 0 for any free one', wholeNumber(65_535), 4030)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('-d, --data <file>', 'file that keeps the data (default: in memory)')
    .option('--rate-limit <number>', 'TrustCaller requests a minute per token, 0 for no limit', wholeNumber())
    .option('--navixy-rate-limit <number>', 'Navixy requests a second per user, 0 for no limit', wholeNumber())
    .option('--fault <id>', 'fault to switch on from the start')
    .option('--profile-out <file>', 'file to write the profile for the contract tests to')
    .option('-q, --quiet', 'say nothing at the start')
    .allowExcessArguments(false)
    .configureOutput({ writeOut: stdout, writeErr: stderr })
    .exitOverride();
}

function wholeNumber(maximum = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number <= maximum) return number;
    throw new InvalidArgumentError(`It must be a whole number from 0${maximum < 2 ** 31 ? ` to ${maximum}` : ''}.`);
  };
}

async function serveUntilStopped(options: CommandOptions, io: CommandIO): Promise<void> {
  const { port, host, data, rateLimit, navixyRateLimit, fault, profileOut, quiet } = options;
  const sandbox = createSandbox({
    ...(data === undefined ? {} : { data }),
    ...(fault === undefined ? {} : { fault }),
    rateLimit: {
      ...(rateLimit === undefined ? {} : { trustcaller: rateLimit }),
      ...(navixyRateLimit === undefined ? {} : { navixy: navixyRateLimit }),
    },
    // The name of an error says nothing about the request that met it.
    onError: (error) => io.stderr(`A request failed: ${error instanceof Error ? error.name : 'unknown'}.\n`),
  });
  try {
    const server = await serve(sandbox, { host, port });
    try {
      const stopped = io.stopped();
      const profile = sandbox.profile(server.origin);
      if (profileOut !== undefined) writeProfile(profileOut, profile);
      if (quiet !== true) io.stdout(banner(server.origin, profile, data));
      await stopped;
    } finally {
      await server.close();
    }
  } finally {
    sandbox.close();
  }
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
