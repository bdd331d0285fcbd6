import { cp, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './command.ts';
import { UnavailableError } from './peer.ts';
import { at, text } from './untyped.ts';

/** The peers as they lie on this machine. */
export interface Installation {
  /** The exact version and the licence of a package. */
  describe(packageName: string): { readonly version: string; readonly license: string };
  /** The file to run for a command of a package. */
  command(packageName: string, name: string): string;
  /** Loads a package as CommonJS does. */
  load(packageName: string): unknown;
}

const manifest = fileURLToPath(new URL('../manifest.json', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/trustline-peers/', import.meta.url));

/**
 * Installs the peers of the manifest into a cache folder, unless they lie there already. Build scripts do not run.
 * Throws an UnavailableError with npm's last words when that fails.
 */
export async function installPeers(say: (line: string) => void): Promise<Installation> {
  const wanted = await readFile(manifest, 'utf8');
  const installed = join(cache, 'package.json');
  if ((await readFile(installed, 'utf8').catch(() => '')) !== wanted) {
    say('Installing the peers (once; about a minute) …');
    await mkdir(cache, { recursive: true });
    const staging = join(cache, 'install');
    await mkdir(staging, { recursive: true });
    await cp(manifest, join(staging, 'package.json'));
    const words = ['install', '--prefix', staging, '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    const { code, output } = await run('npm', words, staging, 600_000).catch((error: unknown) => ({
      code: null,
      output: String(error),
    }));
    if (code !== 0) throw new UnavailableError(`npm could not install the peers: ${output.trim().slice(-500)}`);
    await cp(manifest, installed);
  }
  return openInstallation(join(cache, 'install/'));
}

function openInstallation(folder: string): Installation {
  const load = createRequire(folder);
  const read = (name: string): unknown => load(join(folder, 'node_modules', name, 'package.json'));
  return {
    describe: (name) => ({ version: text(read(name), 'version'), license: text(read(name), 'license') }),
    command(packageName, name) {
      const commands = at(read(packageName), 'bin');
      const file = typeof commands === 'string' ? commands : text(commands, name);
      return join(folder, 'node_modules', packageName, file);
    },
    load: (name) => load(name),
  };
}
