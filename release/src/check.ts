/** `pnpm release:check`: publishes every package to a registry on this machine and tries each as its users install it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReleaseError, reportErrors } from './error.ts';
import { tryGuides } from './guides.ts';
import { installTools } from './install-tools.ts';
import { run } from './process.ts';
import { publishAll } from './publish.ts';
import { type Registry, startRegistry } from './registry.ts';
import { tryTemplates } from './templates.ts';
import { listManagers, type Outcome, tryManager } from './trial.ts';

const repository = 'git+https://github.com/example/trustline.git';
const commands = ['contract-tests', 'sandbox', 'mock'];

await reportErrors(async () => {
  const tools = await installTools();
  const { stdout: uplink } = await run('npm', ['config', 'get', 'registry'], tmpdir());
  const registry = await startRegistry(tools, uplink.trim());
  try {
    const published = await publishAll({ registry: registry.url, repository, environment: registry.environment });
    const packages = Object.fromEntries(published.map(({ manifest }) => [manifest.name, manifest.version]));
    for (const { manifest, paths } of published)
      console.log(`${manifest.name}@${manifest.version}: ${paths.length} files`);
    await requireRejection(registry);
    const outcomes = [
      ...(await tryManagers(tools, packages, registry)),
      ...(await tryCommands(tools, packages, registry)),
      ...(await tryPipelines(packages, registry)),
    ];
    const failures = outcomes.filter((outcome) => outcome !== undefined);
    console.log(`${outcomes.length - failures.length} passed, ${failures.length} failed`);
    process.exitCode = failures.length === 0 ? 0 : 1;
  } finally {
    await registry.stop();
  }
});

/** Publishing what is published already must fail, and say so. */
async function requireRejection(registry: Registry): Promise<void> {
  const again = publishAll({ registry: registry.url, repository, environment: registry.environment });
  const message = await again.then(
    () => 'published twice',
    (error: Error) => error.message,
  );
  if (!message.includes('already published')) throw new ReleaseError(`Publishing twice: ${message}`);
  console.log(`Publishing twice: ${message}`);
}

async function tryManagers(tools: string, packages: Record<string, string>, registry: Registry): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const manager of listManagers(tools, process.execPath, registry)) {
    for (const [name, outcome] of Object.entries(await tryManager(manager, packages, process.execPath, registry))) {
      console.log(`${manager.name.padEnd(8)} ${name.padEnd(32)} ${outcome ?? 'works'}`);
      outcomes.push(outcome);
    }
  }
  return outcomes;
}

/** The action and the GitLab template, as pipelines of an empty repository run them, and the guides about installing. */
async function tryPipelines(packages: Record<string, string>, { environment }: Registry): Promise<Outcome[]> {
  const outcomes = {
    ...(await tryTemplates(packages['@trustline/contract-tests'] ?? '', environment)),
    ...(await tryGuides(environment)),
  };
  for (const [name, outcome] of Object.entries(outcomes)) console.log(`${name.padEnd(41)} ${outcome ?? 'works'}`);
  return Object.values(outcomes);
}

/** `npx @trustline/NAME` in an empty folder on each Node: it works, or says in one sentence which Node it needs. */
async function tryCommands(tools: string, packages: Record<string, string>, registry: Registry): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const version of ['20', '22', '24']) {
    const bin = join(tools, `node_modules/node-${version}/bin`);
    for (const command of commands) {
      const folder = await mkdtemp(join(tmpdir(), 'trustline-npx-'));
      const words = ['--yes', `@trustline/${command}@${packages[`@trustline/${command}`]}`, '--help'];
      const environment = { ...registry.environment, PATH: `${bin}:${process.env.PATH}` };
      const npx = join(tools, 'node_modules/npm/bin/npx-cli.js');
      const { code, output } = await run(join(bin, 'node'), [npx, ...words], folder, environment);
      const sentence = /^\S+ needs Node [\d.]+ or newer; this is Node [\d.]+\.$/m.exec(output)?.[0];
      const outcome = code === 0 || sentence ? undefined : output.slice(-300);
      console.log(`npx on Node ${version}: @trustline/${command.padEnd(16)} ${outcome ?? sentence ?? 'works'}`);
      outcomes.push(outcome);
      await rm(folder, { recursive: true, force: true });
    }
  }
  return outcomes;
}
