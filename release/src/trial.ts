import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './process.ts';
import type { Registry } from './registry.ts';

/** How one package manager installs what a project's `package.json` lists. */
export interface Manager {
  readonly name: string;
  readonly command: readonly [program: string, ...words: string[]];
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What went wrong with one package; undefined when all went well. */
export type Outcome = string | undefined;

/** Lists the package managers, each as a user runs it. */
export function listManagers(tools: string, node: string, registry: Registry): Manager[] {
  const yarnrc = [
    `npmRegistryServer: "${registry.url}"`,
    'unsafeHttpWhitelist: ["127.0.0.1"]',
    'nodeLinker: node-modules',
    'enableTelemetry: false',
    // What it remembers of a registry it remembers by host, and each trial has a port of its own.
    'globalFolder: ".yarn-global"',
    'enableImmutableInstalls: false',
  ];
  const folder = join(tools, 'cache');
  return [
    {
      name: 'npm',
      command: [node, join(tools, 'node_modules/npm/bin/npm-cli.js'), 'install', '--no-audit', '--no-fund'],
    },
    {
      name: 'pnpm',
      command: ['pnpm', 'install', '--no-frozen-lockfile', '--store-dir', join(folder, 'pnpm')],
      files: { 'pnpm-workspace.yaml': 'packages: []\nminimumReleaseAge: 0\nstrictDepBuilds: false\n' },
    },
    {
      name: 'yarn',
      command: [node, join(tools, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js'), 'install'],
      files: { '.yarnrc.yml': `${yarnrc.join('\n')}\n`, 'yarn.lock': '' },
      environment: { YARN_NPM_MINIMAL_AGE_GATE: '0' },
    },
    {
      name: 'bun',
      command: [join(tools, 'node_modules/@oven/bun-linux-x64/bin/bun'), 'install'],
      files: { 'bunfig.toml': `[install]\nregistry = "${registry.url}"\n` },
    },
  ];
}

/** A user's project, in which each package is used once as its README says. */
const project = join(import.meta.dirname, '../fixtures/project');

/** Installs all packages with one manager into an empty project and tries each of them there. */
export async function tryManager(
  manager: Manager,
  packages: Readonly<Record<string, string>>,
  node: string,
  registry: Registry,
): Promise<Record<string, Outcome>> {
  const folder = await mkdtemp(join(tmpdir(), `trustline-${manager.name}-`));
  try {
    const dependencies = { ...packages, typescript: '5.9.3', '@types/node': '24.19.2' };
    const manifest = { name: 'project-of-a-user', version: '1.0.0', private: true, type: 'module', dependencies };
    const files = { 'package.json': JSON.stringify(manifest), ...manager.files };
    await cp(project, folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const [program, ...words] = manager.command;
    const environment = { ...registry.environment, ...manager.environment };
    const installed = await run(program, words, folder, environment);
    const tryPackage = async (name: string): Promise<[string, Outcome]> => {
      if (installed.code !== 0) return [name, `not installed: ${installed.output.slice(-300)}`];
      const { code, output } = await run(node, ['try.mjs', name], folder);
      return [name, code === 0 ? undefined : output.slice(-300)];
    };
    const outcomes: [string, Outcome][] = [];
    for (const name of Object.keys(packages)) outcomes.push(await tryPackage(name));
    return Object.fromEntries(outcomes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
