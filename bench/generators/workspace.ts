import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readBundle } from './document.ts';
import { run } from './process.ts';
import type { Tool } from './tool.ts';

/** What the programs need to know about the server; `text` names what they write. */
export interface Input {
  readonly baseUrl: string;
  readonly credential: string;
  readonly authorization: string;
  readonly text: string;
}

/**
 * Installs the packages of a tool, once, into a folder outside the repository, so that nobody who does not need them has
 * to download them. Build scripts do not run. Throws an Error with npm's last words when that fails.
 */
export async function install({ name, dependencies }: Tool): Promise<string> {
  const folder = join(process.env.TRUSTLINE_CACHE ?? tmpdir(), 'trustline-generators', name);
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies });
  const marker = join(folder, 'installed.json');
  if ((await readFile(marker, 'utf8').catch(() => '')) === wanted) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), wanted);
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { code, output } = await run('npm', words, folder);
  if (code !== 0) throw new Error(`npm could not install ${name}: ${output.slice(-300)}`);
  await writeFile(marker, wanted);
  return folder;
}

/** Lays out one tool and one API in an empty folder: the bundle, the tool's files, the program and its input. */
export async function layOut(tool: Tool, installed: string, api: string, input: Input): Promise<string> {
  const folder = join(installed, api);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'generated'), { recursive: true });
  const { yaml, json } = readBundle(api, tool.without ?? []);
  const constants = Object.entries(input).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
  const files = { 'bundle.yaml': yaml, 'bundle.json': json, 'input.ts': constants.join(''), ...tool.files };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await cp(tool.folder, folder, { recursive: true, filter: (path) => path === tool.folder || path.endsWith('.ts') });
  return folder;
}
