import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Assets } from '../page/shell.ts';
import { readRedocScript } from '../reference/redoc.ts';

/** Builds style and scripts; each file has a hash of its content in its name, so that it may be kept for ever. */
export async function buildAssets(folder: string): Promise<{ assets: Assets; files: Record<string, string> }> {
  const files: Record<string, string> = {};
  const add = (name: string, ending: string, text: string): string => {
    const path = `assets/${name}.${hashOf(text)}.${ending}`;
    files[path] = text;
    return path;
  };
  const read = async (...names: string[]) =>
    (await Promise.all(names.map((name) => readFile(join(folder, 'style', name), 'utf8')))).join('\n');
  const [style, redocStyle, redocScript, early, scripts] = await Promise.all([
    read('tokens.css', 'frame.css', 'search.css', 'text.css', 'operation.css', 'landing.css', 'print.css'),
    read('tokens.css', 'frame.css', 'search.css', 'redoc.css'),
    readRedocScript(),
    bundle(join(folder, 'browser/early.ts')),
    bundle(join(folder, 'browser/site.ts')),
  ]);
  for (const { name, text, isEntry } of scripts) if (!isEntry) files[`assets/${name}`] = text;
  const script = add('site', 'js', scripts.find(({ isEntry }) => isEntry)?.text ?? '');
  files['assets/redoc.svg'] = await read('redoc.svg');
  files['favicon.svg'] = await read('favicon.svg');
  return {
    assets: {
      style: add('site', 'css', style),
      script,
      redocStyle: add('redoc', 'css', redocStyle),
      redocScript: add('redoc', 'js', redocScript),
      early: (early[0]?.text ?? '').trim(),
    },
    files,
  };
}

/** A short hash of a text, for file names. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

async function bundle(input: string): Promise<{ name: string; text: string; isEntry: boolean }[]> {
  const build = await rolldown({ input, platform: 'browser' });
  const { output } = await build.generate({ minify: true, format: 'es', chunkFileNames: '[name].[hash].js' });
  await build.close();
  return output.flatMap((chunk) =>
    chunk.type === 'chunk' ? [{ name: chunk.fileName, text: chunk.code, isEntry: chunk.isEntry }] : [],
  );
}
