import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, type ExtractorMessage } from '@microsoft/api-extractor';
import { root } from './workflow.ts';

/** An entry of a package whose public surface is pinned. */
export interface Entry {
  /** The folder of the package below `packages/`. */
  readonly name: string;
  /** The types of the entry, below the package's folder. */
  readonly types: string;
  /** The file of its report in `release/api/`. */
  readonly report: string;
}

/** The packages whose users compile against them. */
const names = ['client', 'contract-tests'];

/** Where the reports are kept. */
export const reportFolder = join(root, 'release/api');

/** Lists every entry of the pinned packages, as their `exports` name them. */
export async function listEntries(): Promise<Entry[]> {
  const lists = await Promise.all(
    names.map(async (name) => {
      const manifest: { exports: Record<string, string | { types?: string }> } = JSON.parse(
        await readFile(join(root, 'packages', name, 'package.json'), 'utf8'),
      );
      return Object.entries(manifest.exports).flatMap(([path, target]): Entry[] => {
        const types = typeof target === 'string' ? undefined : target.types;
        return types === undefined ? [] : [{ name, types, report: `${name}${path.slice(1).replace('/', '.')}.api.md` }];
      });
    }),
  );
  return lists.flat();
}

const compiled = new Map<string, CompilerState>();

/** Compiles all entries of a package at once, as they share most of their types. */
async function compile(name: string, config: ExtractorConfig): Promise<CompilerState> {
  const own = (await listEntries()).filter((entry) => entry.name === name);
  const additionalEntryPoints = own.map(({ types }) => join(root, 'packages', name, types));
  const state = compiled.get(name) ?? CompilerState.create(config, { additionalEntryPoints });
  compiled.set(name, state);
  return state;
}

/** Writes the public surface of an entry as text. Throws when the extractor cannot read its types. */
export async function reportSurface({ name, types, report }: Entry): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-api-'));
  const messages: string[] = [];
  try {
    const projectFolder = join(root, 'packages', name);
    const config = ExtractorConfig.prepare({
      configObject: {
        projectFolder,
        mainEntryPointFilePath: join(projectFolder, types),
        compiler: { tsconfigFilePath: join(projectFolder, 'tsconfig.json') },
        apiReport: { enabled: true, reportFileName: report, reportFolder: folder, reportTempFolder: folder },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        newlineKind: 'lf',
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(projectFolder, 'package.json'),
    });
    const messageCallback = (message: ExtractorMessage) => {
      if (message.logLevel === 'error') messages.push(message.text);
      message.handled = true;
    };
    Extractor.invoke(config, { localBuild: true, messageCallback, compilerState: await compile(name, config) });
    if (messages.length > 0) throw new Error(`${report}: ${messages.join(' ')}`);
    return await readFile(join(folder, report), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
