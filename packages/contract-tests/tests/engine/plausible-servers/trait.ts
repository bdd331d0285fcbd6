import { isObject } from '../../../src/engine/session/json.ts';
import type { Fetch } from '../../../src/transport/fetch.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** One way in which a server that does all its vendor says may differ from the sandbox. */
export interface Trait {
  readonly id: string;
  /** What the vendor's pages leave open. */
  readonly reason: string;
  /** Puts the trait between the run and the sandbox. */
  readonly around: (next: Fetch) => Fetch;
}

/** What a trait makes of a response. */
export interface Edited {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request and the sandbox's response to it. */
export interface Met {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly status: number;
  readonly body: unknown;
}

/** A trait that shows in responses: `edit` returns what is different, or `null` for one that it leaves alone. */
export function responds(id: string, reason: string, edit: (met: Met) => Edited | null): Trait {
  const around = (next: Fetch): Fetch => {
    return async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const { method } = request;
      const response = await next(request);
      const text = await response.text();
      const { status, headers } = response;
      const edited = edit({ method, path: pathname, query: searchParams, status, body: parse(text) });
      if (edited === null) return new Response(text, { status, headers });
      const merged = new Headers(headers);
      for (const [name, value] of Object.entries(edited.headers ?? {})) merged.set(name, value);
      const body = edited.body === undefined ? text : JSON.stringify(edited.body);
      return new Response(body, { status: edited.status ?? status, headers: merged });
    };
  };
  return { id, reason, around };
}

/** A trait that responds to some requests itself: `respond` returns `null` for one that goes on to the sandbox. */
export function intercepts(
  id: string,
  reason: string,
  intercept: (request: Request, text: string) => Response | Request | null,
): Trait {
  const around = (next: Fetch): Fetch => {
    return async (request) => {
      const text = request.body === null ? '' : await request.clone().text();
      const made = intercept(request, text);
      return made instanceof Response ? made : next(made ?? request);
    };
  };
  return { id, reason, around };
}

/** A trait that rejects some of the requests that the sandbox accepts: `reject` returns `null` for the others. */
export function rejects(
  id: string,
  reason: string,
  reject: (request: Request, text: string) => Response | null,
): Trait {
  const around = (next: Fetch): Fetch => {
    return async (request) => {
      const text = request.body === null ? '' : await request.clone().text();
      const rejection = reject(request, text);
      const response = await next(request);
      return response.ok && rejection !== null ? rejection : response;
    };
  };
  return { id, reason, around };
}

/** A trait that fails once, at the n-th request of a run. */
export function failsOnce(id: string, reason: string, at: number, fail: () => Response): Trait {
  const around = (next: Fetch): Fetch => {
    let requests = 0;
    return async (request) => {
      requests += 1;
      return requests === at ? fail() : next(request);
    };
  };
  return { id, reason, around };
}

/** The objects of a list anywhere under a key, each with other fields. */
export function eachIn(body: unknown, key: string, edit: (fields: Fields, index: number) => Fields): unknown {
  if (!isObject(body) || !Array.isArray(body[key])) return undefined;
  const list = body[key].map((item: unknown, index) => (isObject(item) ? edit(item, index) : item));
  return { ...body, [key]: list };
}

/** A body with other fields at its top. */
export function top(body: unknown, fields: Fields): unknown {
  return isObject(body) ? { ...body, ...fields } : undefined;
}

/** The value of a text of JSON; `undefined` when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
