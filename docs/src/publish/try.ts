import type { Context } from 'hono';

/** Handles a request as the global `fetch` would. */
export type Handler = (request: Request) => Response | Promise<Response>;

const passedOn = ['accept', 'authorization', 'content-type'];
const sandboxAddress = 'http://127.0.0.1:4030';

/** Creates the handler that passes what a page of this site sends below `/try/` on to the sandbox. */
export function createTryHandler(sandbox: Handler, origins: () => Readonly<Record<string, string>>) {
  return async ({ req, json }: Context): Promise<Response> => {
    if (!isOwnPage(req.raw)) return json({ message: 'Only pages of this site may send requests to the sandbox.' }, 403);
    const { pathname, search } = new URL(req.url);
    const headers = passedOn.flatMap((name): [string, string][] => {
      const value = req.header(name);
      return value === undefined ? [] : [[name, value]];
    });
    const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
    const origin = origins()[sandboxAddress] ?? sandboxAddress;
    const address = `${origin}${pathname.slice(pathname.indexOf('/try/') + '/try'.length)}${search}`;
    return sandbox(
      new Request(address, { method: req.method, headers, ...(hasBody ? { body: await req.arrayBuffer() } : {}) }),
    );
  };
}

// A page of another origin cannot forge these headers.
function isOwnPage({ headers, url }: Request): boolean {
  const page = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  return (page === null || new URL(page).host === new URL(url).host) && (site === null || site === 'same-origin');
}
