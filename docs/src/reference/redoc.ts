import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OpenApiDocument } from '@trustline/openapi';

const redocly = dirname(fileURLToPath(import.meta.resolve('@redocly/cli/package.json')));
const template = join(import.meta.dirname, 'redoc.hbs');
const run = promisify(execFile);
const changed = 'Redoc loads its files in a new way; adapt docs/src/reference/redoc.ts.';

/** What Redoc made of a document. */
export interface RedocOutput {
  /** The page, with places for the site's own head and header. */
  readonly page: string;
  /** The module that brings the page to life; it belongs beside Redoc's own script. */
  readonly module: string;
}

/**
 * Reads Redoc's script from the package, so that no page loads it from elsewhere; its attribution image, which it
 * would load from its maker's host, is one of the site's own.
 */
export async function readRedocScript(): Promise<string> {
  const script = await readFile(join(redocly, 'lib/chunks/redoc.standalone.js'), 'utf8');
  const own = script.replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, '../assets/redoc.svg');
  if (own === script || own.includes('cdn.redoc.ly')) throw new Error(changed);
  return own;
}

/**
 * Builds the Redoc page of a document. `script` is the file name of Redoc's script, beside which the page's module will
 * be. Redoc's telemetry is switched off in the page, the CLI's for the run.
 * Throws when the CLI fails or when the page would still name another host's script.
 */
export async function buildRedocPage(document: OpenApiDocument, script: string): Promise<RedocOutput> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-redoc-'));
  try {
    const [input, output, config] = ['openapi.json', 'index.html', 'redocly.yaml'].map((name) => join(folder, name));
    if (input === undefined || output === undefined || config === undefined) throw new Error('No file to build.');
    await writeFile(input, JSON.stringify(document));
    await writeFile(config, 'telemetry: off\n');
    const words = ['build-docs', input, '--output', output, '--config', config, '--template', template];
    await run(process.execPath, [join(redocly, 'bin/cli.js'), ...words, '--openapi.disableTelemetry=true'], {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
    });
    return separateScripts(await readFile(output, 'utf8'), script);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes all scripts out of a page, so that its policy need not allow any, and loads Redoc from this site. */
function separateScripts(page: string, script: string): RedocOutput {
  const foreign = /https:\/\/cdn\.redocly\.com\/[^"']*redoc\.standalone\.js/g;
  const [, inline = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(page) ?? [];
  const module = inline.replace(foreign, `./${script}`);
  const withoutScripts = page
    .replace(/<script[^>]*>[\s\S]*?<\/script>/g, '')
    // It is loaded when a reader begins to use the page.
    .replace(/<link rel="modulepreload"[^>]*>/, '')
    // The addresses of the sidebar and of headings lead into this page, not to pages of the site.
    .replaceAll('href="/', 'href="#/');
  if (!module.includes(script) || /cdn\.redocly?\./.test(withoutScripts + module)) throw new Error(changed);
  return { page: withoutScripts, module };
}
