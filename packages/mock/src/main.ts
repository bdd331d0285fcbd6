import { once } from 'node:events';
import { type ApiName, apiNames } from '@trustline/specs';
import { Command, InvalidArgumentError } from 'commander';
import { describePortInUse, type Listening } from './listen.ts';
import { startMock } from './mock.ts';

const command = new Command('trustline-mock')
  .description('Serves a mock of the Navixy and the TrustCaller API until it is interrupted.')
  .option('--navixy-port <port>', 'port of the Navixy mock, 0 for any free one', readPort, 4010)
  .option('--trustcaller-port <port>', 'port of the TrustCaller mock, 0 for any free one', readPort, 4020)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .action(async ({ navixyPort, trustcallerPort, host }) => {
    const ports = { navixy: navixyPort, trustcaller: trustcallerPort };
    const mocks = await startAll(ports, host);
    if (mocks === undefined) return;
    const told = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
    for (const { api, mock } of mocks) console.log(`${api.padEnd(12)} ${mock.url}`);
    console.log('\nChoose a response with the header Prefer: code=429 or Prefer: example=NAME. Ctrl+C stops both.');
    await told;
    await Promise.all(mocks.map(({ mock }) => mock.stop()));
  });

await command.parseAsync();

async function startAll(ports: Readonly<Record<ApiName, number>>, host: string) {
  const running: { api: ApiName; mock: Listening }[] = [];
  for (const api of apiNames) {
    try {
      running.push({ api, mock: await startMock(api, { port: ports[api], host }) });
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
