import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Bundles and minifies a program whose imports are looked up in `folder`; returns the code. */
type Bundle = (program: string, folder: string) => Promise<string>;

/** Loads esbuild from where the peers are installed: a second bundler, whose users get another size. */
export async function loadEsbuild(peers: string): Promise<Bundle> {
  const { build } = await import(pathToFileURL(join(peers, 'node_modules/esbuild/lib/main.js')).href);
  return async (program, folder) => {
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: folder },
      bundle: true,
      minify: true,
      format: 'esm',
      legalComments: 'none',
      write: false,
      logLevel: 'error',
    });
    return outputFiles[0].text;
  };
}
