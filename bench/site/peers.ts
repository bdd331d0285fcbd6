import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** A renderer: the files of its package that a page loads, and what the page says. */
interface Peer {
  readonly folder: string;
  readonly head: string;
  readonly body: string;
}

/** The other renderers, each with the page its documentation begins with. */
export const peers: Readonly<Record<string, Peer>> = {
  'Swagger UI': {
    folder: 'swagger-ui-dist',
    head: '<link rel="stylesheet" href="swagger-ui.css"><script src="swagger-ui-bundle.js"></script>',
    body: '<div id="ui"></div><script>SwaggerUIBundle({ url: "openapi.json", dom_id: "#ui" })</script>',
  },
  Elements: {
    folder: '@stoplight/elements',
    head: '<link rel="stylesheet" href="styles.min.css"><script src="web-components.min.js"></script>',
    body: '<elements-api apiDescriptionUrl="openapi.json" router="hash"></elements-api>',
  },
  RapiDoc: {
    folder: 'rapidoc/dist',
    head: '<script type="module" src="rapidoc-min.js"></script>',
    body: '<rapi-doc spec-url="openapi.json"></rapi-doc>',
  },
  Scalar: {
    folder: '@scalar/api-reference/dist/browser',
    head: '',
    body: '<div id="app"></div><script src="standalone.js"></script><script>Scalar.createApiReference("#app", { url: "openapi.json", telemetry: false })</script>',
  },
};

/** The address of a peer's page below the server's. */
export function pathOf(name: string): string {
  return `peers/${name.toLowerCase().replace(' ', '-')}/`;
}

/** Serves a page of each peer with the same document as ours, compressed as ours are. */
export function createPeers(modules: string, api: string): Hono {
  const app = new Hono();
  app.use(compress());
  const document = fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.json`));
  for (const [name, { folder, head, body }] of Object.entries(peers)) {
    app.get(`/${pathOf(name)}`, (context) =>
      context.html(
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="description" content="${name}"><title>${name}</title>${head}</head><body>${body}</body></html>`,
      ),
    );
    app.get(`/${pathOf(name)}openapi.json`, async (context) =>
      context.body(await readFile(document, 'utf8'), 200, { 'Content-Type': 'application/json' }),
    );
    app.get(`/${pathOf(name)}:file`, async (context) => {
      const file = context.req.param('file') ?? '';
      const text = await readFile(join(modules, folder, file), 'utf8').catch(() => undefined);
      const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      return text === undefined ? context.notFound() : context.body(text, 200, { 'Content-Type': type });
    });
  }
  return app;
}
