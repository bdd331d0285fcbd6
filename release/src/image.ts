/** `pnpm image`: runs the steps of the Dockerfile in a clean clone and tries what it starts, where there is no Docker. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ReleaseError, reportErrors } from './error.ts';
import { runScript } from './steps.ts';
import { root } from './workflow.ts';

/** What the entry point serves, and a request that each of them returns 200 to. */
const servers: Readonly<Record<string, { readonly url: string; readonly authorization: string }>> = JSON.parse(
  await readFile(join(import.meta.dirname, '../fixtures/servers.json'), 'utf8'),
);

await reportErrors(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-image-'));
  try {
    const image = join(folder, 'image');
    await build(join(folder, 'source'), image);
    await copyFile(join(root, 'docker-entrypoint.sh'), join(image, 'docker-entrypoint.sh'));
    for (const name of Object.keys(servers)) await tryServer(join(image, 'docker-entrypoint.sh'), name);
    await tryMistake(join(image, 'docker-entrypoint.sh'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function build(source: string, image: string): Promise<void> {
  execFileSync('git', ['clone', '--quiet', root, source]);
  const lines = (await readFile(join(source, 'Dockerfile'), 'utf8')).split('\n');
  const steps = lines.filter((line) => line.startsWith('RUN ')).map((line) => line.slice('RUN '.length));
  if (steps.length === 0) throw new ReleaseError('The Dockerfile has no RUN step.');
  for (const step of steps) {
    const { code, output } = runScript(step.replaceAll(' /image/', ` ${image}/`), source, {}, 'sh');
    console.log(`RUN ${step.padEnd(78)} ${code === 0 ? 'passed' : `failed: ${output.slice(-600)}`}`);
    if (code !== 0) throw new ReleaseError('The image cannot be built.');
  }
}

async function tryServer(entry: string, name: string): Promise<void> {
  const { url = '', authorization = '' } = servers[name] ?? {};
  const child = spawn('sh', [entry, name], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const seconds = await untilHealthy(entry, child);
    const { status } = await fetch(url, { headers: { authorization, accept: 'application/json' } });
    console.log(`${name}: healthy after ${seconds.toFixed(1)} s, ${url} returns ${status}`);
    if (status !== 200) throw new ReleaseError(`${name} does not work.`);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

/** Asks for the health as Docker does. Throws when there is none within its start period. */
async function untilHealthy(entry: string, child: ChildProcess): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < 20_000 && child.exitCode === null) {
    if (runScript(`sh ${entry} health`, root, {}, 'sh').code === 0) return (performance.now() - start) / 1000;
    await setTimeout(200);
  }
  throw new ReleaseError('The server did not become healthy within 20 seconds.');
}

async function tryMistake(entry: string): Promise<void> {
  const { code, output } = runScript(`sh ${entry} nothing`, root, {}, 'sh');
  console.log(`nothing: exit ${code}, ${output}`);
  if (code !== 2) throw new ReleaseError('A mistake in the command has to end with exit code 2.');
}
