/**
 * Serves the built site.
 * @module
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { readManifest } from './publish/manifest.ts';
import { createTryHandler, type Handler } from './publish/try.ts';

/** How the site is served. */
export interface DocsOptions {
  /** Tells where the servers are that pages name, by the address in the pages, e.g. `http://127.0.0.1:4030`. */
  readonly origins?: () => Readonly<Record<string, string>>;
  /** Handles the requests that readers send from a page. Default: none, and pages do not offer it. */
  readonly sandbox?: Handler;
}

interface Served {
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Buffer<ArrayBuffer>;
  readonly compressed: Buffer<ArrayBuffer>;
}

const root = join(import.meta.dirname, '../dist');

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
};

/** Creates the handler that serves the site in `dist/`; a file that does not belong to the last build is not served. */
export function createDocs({
  origins = () => ({}),
  sandbox,
}: DocsOptions = {}): (request: Request) => Response | Promise<Response> {
  const { files } = readManifest(root);
  const served = new Map<string, Served>();
  const load = (path: string): Served => {
    const known = served.get(path) ?? readFile(path, origins(), sandbox !== undefined);
    served.set(path, known);
    return known;
  };
  const docs = new Hono();
  if (sandbox !== undefined) docs.all('/try/*', createTryHandler(sandbox, origins));
  docs.get('*', (context) => {
    const path = decodeURIComponent(context.req.path.slice(1));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (files[file] !== undefined) return respond(context.req.raw, load(file), 200);
    // A relative address holds below any path the site is mounted at.
    if (files[`${file}/index.html`] !== undefined)
      return context.redirect(`${file.slice(file.lastIndexOf('/') + 1)}/`, 301);
    return respond(context.req.raw, load('404.html'), 404);
  });
  return docs.fetch;
}

function readFile(path: string, origins: Readonly<Record<string, string>>, isTried: boolean): Served {
  const written = readFileSync(join(root, path));
  const plain = extname(path) === '.ico' ? written : Buffer.from(adapt(written.toString(), origins, isTried));
  const isForever = /^assets\/.+\.[\w-]{8}\.\w+$/.test(path);
  return {
    headers: {
      'Content-Type': mediaTypes[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`,
      Vary: 'Accept-Encoding',
    },
    plain,
    compressed: gzipSync(plain),
  };
}

/** Puts in where the servers really are, and offers to send requests where somebody handles them. */
function adapt(text: string, origins: Readonly<Record<string, string>>, isTried: boolean): string {
  const own = text.replace(/http:\/\/127\.0\.0\.1:\d+/g, (address) => origins[address] ?? address);
  return isTried ? own.replace('data-try="off"', 'data-try="on"') : own;
}

function respond({ headers, method }: Request, { headers: own, plain, compressed }: Served, status: number): Response {
  if (status === 200 && headers.get('if-none-match') === own.ETag)
    return new Response(null, { status: 304, headers: own });
  const isCompressed = /\bgzip\b/.test(headers.get('accept-encoding') ?? '');
  const body = isCompressed ? compressed : plain;
  const encoding = isCompressed ? { 'Content-Encoding': 'gzip' } : {};
  return new Response(method === 'HEAD' ? null : body, { status, headers: { ...own, ...encoding } });
}
