import { Command, InvalidArgumentError } from 'commander';
import { apiNames } from './apis.ts';

/** The servers `pnpm start` runs, in the order they are listed: the docs, a mock of each API, the sandbox. */
export const serverNames: readonly string[] = ['docs', ...apiNames, 'sandbox'];

/** What the command line asks for. */
export interface StartOptions {
  /** The port of each server by its name. */
  readonly ports: ReadonlyMap<string, number>;
  readonly host: string;
  readonly build: boolean;
}

interface CommandOptions {
  readonly [port: `${string}Port`]: number | undefined;
  readonly portBase: number;
  readonly host: string;
  readonly build: boolean;
}

const defaultBase = 4000;

/** Distance from the base to a server's port; the sandbox is where it is whatever the number of mocks. */
function offsetOf(name: string): number {
  const sandbox = 30;
  if (name === 'docs') return 0;
  if (name === 'sandbox') return sandbox;
  const offset = 10 * (apiNames.indexOf(name) + 1);
  return offset < sandbox ? offset : offset + 10;
}

/** Where a server is unless the command line says otherwise; the docs are written with these addresses. */
export function defaultUrlOf(name: string): string {
  return `http://127.0.0.1:${defaultBase + offsetOf(name)}`;
}

/** Reads the command line; prints help or what is wrong with it and ends the process where that is all there is to do. */
export function readOptions(parameters: readonly string[]): StartOptions {
  const command = new Command('pnpm start')
    .description('Builds Trustline, then serves its docs, a mock of each API and the sandbox until it is interrupted.')
    .option(
      '--port-base <port>',
      'port of the docs; the others follow in steps of 10; 0 for free ones',
      readPort,
      defaultBase,
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--no-build', 'serve what the last build left')
    .allowExcessArguments(false);
  for (const name of serverNames) {
    command.option(
      `--${name}-port <port>`,
      `port of the ${apiNames.includes(name) ? `mock of ${name}` : name}`,
      readPort,
    );
  }
  const { portBase, host, build, ...chosen } = command
    .parse(withoutSeparator(parameters), { from: 'user' })
    .opts<CommandOptions>();
  const portOf = (name: string) => chosen[`${name}Port`] ?? (portBase === 0 ? 0 : portBase + offsetOf(name));
  return { ports: new Map(serverNames.map((name) => [name, portOf(name)])), host, build };
}

/** pnpm hands the `--` of `pnpm start -- --port-base 0` on; commander would take what follows for arguments. */
function withoutSeparator(parameters: readonly string[]): readonly string[] {
  return parameters[0] === '--' ? parameters.slice(1) : parameters;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}
