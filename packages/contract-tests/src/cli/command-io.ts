import { randomUUID } from 'node:crypto';
import type { RestoreFile } from '../engine/session/restore-file.ts';
import { escapeControlCharacters } from '../reporters/escape-control-characters.ts';
import type { GivenCredential, InitOptions } from './init.ts';

/** Where the command reads and writes. */
export interface CommandIO {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal. */
  readonly width: number;
  /** Ends the run early; what it has changed is put back. */
  readonly signal?: AbortSignal;
  /** Writes a passing line; only on a terminal. */
  readonly progress?: (text: string) => void;
  /** Says that a signal is how the command is meant to end, so that its exit code is what it found out. */
  readonly expectEnd?: () => void;
  /** Asks a person for what `init` needs; only on a terminal. */
  readonly ask?: (options: InitOptions) => Promise<GivenCredential>;
  /** Is told where a run notes what it has to put back. */
  readonly onRestoreFile?: (file: RestoreFile) => void;
}

/** Where what a server has sent can be written. */
export interface SecureIO extends CommandIO {
  /** Writes what is escaped already, and is to be obeyed. */
  readonly raw: (text: string) => void;
}

/**
 * Lets nothing that a server has sent move a cursor or command a CI: control characters are escaped, and under GitHub
 * Actions, which obeys every line that begins with `::`, each text stands between two marks that stop that.
 */
export function secureOutput(io: CommandIO): SecureIO {
  const isOnGitHub = io.environment.GITHUB_ACTIONS === 'true';
  const secure = (write: (text: string) => void) => (text: string) => {
    const escaped = escapeControlCharacters(text);
    if (!isOnGitHub || !/^\s*(::|##\[)/m.test(escaped)) return write(escaped);
    const mark = randomUUID();
    write(`::stop-commands::${mark}\n${escaped.replace(/\n?$/, '\n')}::${mark}::\n`);
  };
  return { ...io, stdout: secure(io.stdout), stderr: secure(io.stderr), raw: io.stdout };
}
