import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { freePort } from './registry.ts';
import { startSandbox } from './sandbox.ts';
import { runScript } from './steps.ts';
import type { Outcome } from './trial.ts';
import { root } from './workflow.ts';

/** The guides whose commands install packages, so that they are tried where a registry has them. */
const guides = ['install-client', 'mock-in-ci'];

/** A block of a guide: what a reader saves under a name, or types. */
interface Block {
  readonly language: string;
  readonly code: string;
  /** The name to save it under, when the sentence before it says one. */
  readonly file: string | undefined;
}

/** Does in an empty folder what each guide about installing says, block by block, in its order. */
export async function tryGuides(
  environment: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, Outcome>>> {
  const outcomes: Record<string, Outcome> = {};
  for (const guide of guides) Object.assign(outcomes, await tryGuide(guide, environment));
  return outcomes;
}

async function tryGuide(
  guide: string,
  environment: Readonly<Record<string, string>>,
): Promise<Record<string, Outcome>> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-guide-'));
  const sandbox = await startSandbox();
  try {
    const places = await listPlaces(folder, sandbox.origin);
    const here = (code: string) => places.reduce((text, [written, own]) => text.replaceAll(written, own), code);
    const outcomes: Record<string, Outcome> = {};
    await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
    for (const block of await readBlocks(guide)) {
      if (block.file !== undefined) await writeFile(join(folder, block.file), here(block.code));
      for (const [name, script] of listScripts(block)) {
        const { code, output } = runScript(here(script), name.startsWith('pnpm') ? root : folder, environment);
        outcomes[`${guide}: ${name}`] = code === 0 ? undefined : `exit ${code}: ${output.slice(-400)}`;
      }
    }
    return outcomes;
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a guide names, and what it is in this trial: a file outside the folder, and ports that may be in use. */
async function listPlaces(folder: string, sandbox: string): Promise<(readonly [string, string])[]> {
  return [
    ['/tmp/', `${folder}/`],
    ['http://127.0.0.1:4030', sandbox],
    ['4010', String(await freePort())],
    ['4020', String(await freePort())],
  ];
}

async function readBlocks(guide: string): Promise<Block[]> {
  const tokens = MarkdownIt().parse(await readFile(join(root, 'docs/guides', `${guide}.md`), 'utf8'), {});
  return tokens.flatMap(({ type, info, content }, index): Block[] => {
    if (type !== 'fence') return [];
    const sentence = tokens[index - 1]?.type === 'paragraph_close' ? (tokens[index - 2]?.content ?? '') : '';
    return [{ language: info, code: content, file: /save this as `([\w.-]+)`:$/i.exec(sentence)?.[1] }];
  });
}

/** The commands of a block; those of one block share a shell when one of them stays in the background. */
function listScripts({ language, code }: Block): [name: string, script: string][] {
  const lines = code.split('\n');
  if (language === 'docker') {
    return lines.filter((line) => line.startsWith('RUN ')).map((line) => [line, line.slice('RUN '.length)]);
  }
  if (language !== 'console') return [];
  const commands = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice('$ '.length));
  if (!commands.some((command) => command.endsWith('&'))) return commands.map((command) => [command, command]);
  // What npx starts is in the group of the job, and has to end with it.
  const end = `trap 'kill -- $(jobs -p | sed s/^/-/)' EXIT`;
  return [[commands.join(' '), ['set -m', end, ...commands].join('\n')]];
}
