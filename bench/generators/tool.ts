import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One generator, as `tools/<name>/tool.yaml` describes it. */
export interface Tool {
  readonly name: string;
  /** Its folder, with the programs that use what it generates. */
  readonly folder: string;
  /** The exact packages a user of it installs. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** The command line; `{bundle}` is the document. */
  readonly command: string;
  /** Where the command's output goes, when it prints what it generates. */
  readonly stdout?: string;
  /** Configuration files by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the document must not have for this generator. */
  readonly without?: readonly Omission[];
  /** What has to be set, as the table says it. */
  readonly settings: string;
}

/** A part of the document that some generator cannot take. */
export type Omission = 'header parameters' | 'parameter examples' | 'default responses';

const tools = join(import.meta.dirname, 'tools');

/** Reads every tool, or those that are named. Throws an Error when there is none of that name. */
export async function readTools(names: readonly string[]): Promise<Tool[]> {
  const known = (await readdir(tools)).sort();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no generator ${unknown}; choose from ${known.join(', ')}.`);
  return Promise.all((names.length > 0 ? names : known).map(readTool));
}

async function readTool(name: string): Promise<Tool> {
  const folder = join(tools, name);
  return { name, folder, ...parse(await readFile(join(folder, 'tool.yaml'), 'utf8')) };
}
