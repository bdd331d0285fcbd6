import { createTables as createNavixyTables, type NavixyOperations } from '../generated/navixy.ts';
import { fixtures as navixyFixtures } from '../generated/navixy-fixtures.ts';
import { createTables as createTrustCallerTables, type TrustCallerOperations } from '../generated/trustcaller.ts';
import { fixtures as trustCallerFixtures } from '../generated/trustcaller-fixtures.ts';
import type { Operation } from './operation.ts';
import type { ApiCall } from './options.ts';

/** An answer that is no success. */
export interface FailedAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** What the JSON body holds. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that the mock answered. */
export interface MockRequest {
  readonly operationId: keyof Operations;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** What the JSON body holds; `undefined` when there is none. */
  readonly body: unknown;
}

type Operations = NavixyOperations & TrustCallerOperations;
type DataOf<Id extends keyof Operations> = Operations[Id] extends (...input: never) => ApiCall<infer Data>
  ? Data
  : never;

/** What each operation answers: data, or a function that gives data or any `Response`, such as one made by `answerWith`. */
export type MockAnswers = {
  readonly [Id in keyof Operations]?:
    | DataOf<Id>
    | ((request: MockRequest) => DataOf<Id> | Response | Promise<Response>);
};

/** A `fetch` that answers by itself and keeps what it was asked. */
export interface MockFetch {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** The requests so far, the first one first. */
  readonly requests: readonly MockRequest[];
}

const operations: Readonly<Record<string, Operation>> = {
  ...createNavixyTables().operations,
  ...createTrustCallerTables().operations,
};
const fixtures: Readonly<Record<string, object>> = { ...navixyFixtures, ...trustCallerFixtures };

/**
 * Creates a `fetch` for tests that answers every operation of both APIs at any host: with what `answers` says, else with
 * the first example of the documentation. A request that is no operation is answered with status 404.
 *
 * @example
 * const fetch = mockFetch({ checkLiveCall: { call_received: false }, getCall: () => answerWith({ status: 404, body: {} }) });
 * const trustcaller = createTrustCallerClient({ token: 'test', fetch });
 */
export function mockFetch(answers: MockAnswers = {}): MockFetch {
  const requests: MockRequest[] = [];
  const known: Readonly<Record<string, unknown>> = answers;
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const operationId = findOperation(request.method, url.pathname);
    if (operationId === undefined)
      return answerWith({ status: 404, body: { message: `${url.pathname} is no operation.` } });
    const text = await request.text();
    const kept: MockRequest = {
      operationId,
      method: request.method,
      url,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    requests.push(kept);
    const answer = known[operationId] ?? Object.values(fixtures[operationId] ?? {})[0];
    const given = await (typeof answer === 'function' ? answer(kept) : answer);
    return given instanceof Response ? given : answerWith({ status: operations[operationId]?.[4] ?? 200, body: given });
  };
  return Object.assign(fetch, { requests });
}

/** Makes a JSON response of any status, such as one of the `failures`. */
export function answerWith({ status, body, headers }: FailedAnswer): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

function findOperation(method: string, pathname: string): keyof Operations | undefined {
  return Object.keys(operations).find((operationId): operationId is keyof Operations => {
    const [ownMethod, path] = operations[operationId] ?? ['', ''];
    return method === ownMethod && new RegExp(`${path.replace(/\{\w+\}/, '\\d+')}$`).test(pathname);
  });
}
