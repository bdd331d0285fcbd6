/**
 * Serves the built site.
 * @module
 */
import { extname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** Media types of the site's files that the static server does not know. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.md': 'text/markdown; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
};

/** Creates the handler that serves the site in `dist/`; an address without a page is answered with 404 and a sentence. */
export function createDocs(): (request: Request) => Response | Promise<Response> {
  const docs = new Hono();
  docs.use(async (context, next) => {
    await next();
    const mediaType = mediaTypes[extname(context.req.path)];
    if (context.res.ok && mediaType !== undefined) context.header('Content-Type', mediaType);
  });
  docs.use(serveStatic({ root: join(import.meta.dirname, '../dist'), precompressed: true }));
  docs.notFound((context) => context.text(`There is no page ${context.req.path}; the site begins at /.\n`, 404));
  return docs.fetch;
}
