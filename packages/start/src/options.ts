import { Command, InvalidArgumentError } from 'commander';

/** The servers `pnpm start` runs, in the order they are listed. */
export const serverNames = ['docs', 'navixy', 'trustcaller', 'sandbox'] as const;

/** One of the servers `pnpm start` runs. */
export type ServerName = (typeof serverNames)[number];

/** What the command line asks for. */
export interface StartOptions {
  readonly ports: Readonly<Record<ServerName, number>>;
  readonly host: string;
  readonly build: boolean;
}

interface CommandOptions extends Partial<Record<`${ServerName}Port`, number>> {
  readonly portBase: number;
  readonly host: string;
  readonly build: boolean;
}

const defaultBase = 4000;

/** Distance from the base to each server's port. */
const offsets: Readonly<Record<ServerName, number>> = { docs: 0, navixy: 10, trustcaller: 20, sandbox: 30 };

/** Where a server is unless the command line says otherwise; the docs are written with these addresses. */
export function defaultUrlOf(name: ServerName): string {
  return `http://127.0.0.1:${defaultBase + offsets[name]}`;
}

/** Reads the command line; prints help or what is wrong with it and ends the process where that is all there is to do. */
export function readOptions(): StartOptions {
  const command = new Command('pnpm start')
    .description('Builds Trustline, then serves its docs, both mocks and the sandbox until it is interrupted.')
    .option(
      '--port-base <port>',
      'port of the docs; the others follow in steps of 10; 0 for free ones',
      readPort,
      defaultBase,
    )
    .option('--docs-port <port>', 'port of the docs', readPort)
    .option('--navixy-port <port>', 'port of the Navixy mock', readPort)
    .option('--trustcaller-port <port>', 'port of the TrustCaller mock', readPort)
    .option('--sandbox-port <port>', 'port of the sandbox', readPort)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--no-build', 'serve what the last build left')
    .allowExcessArguments(false)
    .parse();
  const { portBase, host, build, ...chosen } = command.opts<CommandOptions>();
  const portOf = (name: ServerName) => chosen[`${name}Port`] ?? (portBase === 0 ? 0 : portBase + offsets[name]);
  return {
    ports: {
      docs: portOf('docs'),
      navixy: portOf('navixy'),
      trustcaller: portOf('trustcaller'),
      sandbox: portOf('sandbox'),
    },
    host,
    build,
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}
