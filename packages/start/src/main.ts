import { once } from 'node:events';
import { build } from './build.ts';
import { readOptions } from './options.ts';

const options = readOptions(process.argv.slice(2));
process.exitCode = options.build ? build() : 0;
if (process.exitCode === 0) {
  // What is built must be there before it is imported.
  const [{ startServers }, { writeSummary }] = await Promise.all([import('./servers.ts'), import('./summary.ts')]);
  try {
    const servers = await startServers(options);
    const told = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
    console.log(writeSummary(servers));
    await told;
    await servers.stop();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
