import { once } from 'node:events';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { Command, InvalidArgumentError } from 'commander';
import { describePortInUse, type Listening } from './listen.ts';
import { startMock } from './mock.ts';

const firstPort = 4010;

const command = new Command('trustline-mock')
  .description('Serves a mock of each API until it is interrupted.')
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .action(async (options: Readonly<Record<string, unknown>>) => {
    const mocks = await startAll((api) => Number(options[`${api}Port`]), String(options.host));
    if (mocks === undefined) return;
    const told = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
    for (const { api, mock } of mocks) console.log(`${api.padEnd(12)} ${mock.url}`);
    console.log(
      '\nChoose a response with the header Prefer: code=429 or Prefer: example=NAME. Ctrl+C stops all of it.',
    );
    await told;
    await Promise.all(mocks.map(({ mock }) => mock.stop()));
  });

for (const [index, api] of apiNames.entries()) {
  const name = loadDocument(api)['x-registry']?.displayName ?? api;
  command.option(
    `--${api}-port <port>`,
    `port of the ${name} mock, 0 for any free one`,
    readPort,
    firstPort + 10 * index,
  );
}

await command.parseAsync();

async function startAll(portOf: (api: ApiName) => number, host: string) {
  const running: { api: ApiName; mock: Listening }[] = [];
  for (const api of apiNames) {
    try {
      running.push({ api, mock: await startMock(api, { port: portOf(api), host }) });
    } catch (error) {
      await Promise.all(running.map(({ mock }) => mock.stop()));
      console.error(describePortInUse(error, `--${api}-port`) ?? (error instanceof Error ? error.message : error));
      process.exitCode = 1;
      return undefined;
    }
  }
  return running;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return port;
}
