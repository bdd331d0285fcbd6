import { createFinder } from './http.ts';
import type { OutputOf } from './types.ts';

/** A response that is no success. */
export interface ErrorResponse {
  /** The HTTP status. */
  readonly status: number;
  /** What the JSON body holds. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that the mock received. */
export interface MockRequest {
  readonly operationId: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** What the JSON body holds; `undefined` when there is none. */
  readonly body: unknown;
}

/** The named examples of successes by the operation that returns them; `Names` lists those of each. */
export type Fixtures<Operations, Names> = {
  readonly [Id in keyof Names & keyof Operations]: Readonly<Record<Item<Names[Id]>, OutputOf<Operations[Id]>>>;
};

/** The named examples of failures by the operation that returns them; `Names` lists those of each. */
export type ErrorFixtures<Names> = { readonly [Id in keyof Names]: Readonly<Record<Item<Names[Id]>, ErrorResponse>> };

type Item<List> = List extends readonly (infer One extends string)[] ? One : never;

/** What each operation returns: data, or a function that gives data or any `Response`, such as one made by `jsonResponse`. */
export type MockResponses<Operations> = {
  readonly [Id in keyof Operations]?:
    | OutputOf<Operations[Id]>
    | ((request: MockRequest) => OutputOf<Operations[Id]> | Response | Promise<Response>);
};

/** A `fetch` that responds by itself and keeps what it was sent. */
export interface MockFetch {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** The requests so far, the first one first. */
  readonly requests: readonly MockRequest[];
}

/** What a mock knows of its operations. */
interface MockFacts {
  readonly operations: Parameters<typeof createFinder>[0];
  readonly fixtures: Readonly<Record<string, object>>;
  readonly statuses: Readonly<Record<string, number>>;
}

/** Builds the function that creates mocks of these operations. */
export function createMock<Operations>({ operations, fixtures, statuses }: MockFacts) {
  const findOperation = createFinder(operations);
  return (responses: MockResponses<Operations> = {}): MockFetch => {
    const requests: MockRequest[] = [];
    const known: Readonly<Record<string, unknown>> = responses;
    const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      const { method, headers } = request;
      const url = new URL(request.url);
      const { operationId } = findOperation(`${method} ${url.pathname}`) ?? {};
      if (operationId === undefined) {
        return jsonResponse({ status: 404, body: { message: `${url.pathname} is no operation.` } });
      }
      const text = await request.text();
      const kept = { operationId, method, url, headers, body: text === '' ? undefined : JSON.parse(text) };
      requests.push(kept);
      const chosen = known[operationId] ?? Object.values(fixtures[operationId] ?? {})[0];
      const given = await (typeof chosen === 'function' ? chosen(kept) : chosen);
      return given instanceof Response ? given : jsonResponse({ status: statuses[operationId] ?? 200, body: given });
    };
    return Object.assign(fetch, { requests });
  };
}

/** Makes a JSON response of any status, such as one of the `errorFixtures`. */
export function jsonResponse({ status, body, headers }: ErrorResponse): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}
