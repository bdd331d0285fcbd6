import { compileContract, type Finding } from '@trustline/openapi-validator';
import { type ApiName, loadDocument } from '@trustline/specs';
import { basePathFor, createSandbox, type Sandbox, type SandboxOptions } from '../../src/index.ts';

const origin = 'http://sandbox.test';
const contracts = {
  navixy: compileContract(loadDocument('navixy')),
  trustcaller: compileContract(loadDocument('trustcaller')),
};

/** A response that was read, with everything the contract objects to. */
export interface CheckedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
  readonly findings: readonly Finding[];
}

/** A sandbox whose clock stands at a known time and whose every response is checked against the contract. */
export interface TestSandbox {
  readonly sandbox: Sandbox;
  /** Moves the clock, in seconds. */
  readonly wait: (seconds: number) => void;
  readonly navixy: (path: string, body?: unknown, options?: CallOptions) => Promise<CheckedResponse>;
  readonly trustcaller: (method: string, path: string, options?: CallOptions) => Promise<CheckedResponse>;
  readonly control: (method: string, path: string, body?: unknown) => Promise<CheckedResponse>;
}

/** What differs from the usual call: a POST with the full credential in the header. */
export interface CallOptions {
  readonly method?: string;
  readonly credential?: string | null;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly rawBody?: string;
}

/** The time of a test sandbox when it starts. */
export const startTime = Date.parse('2026-05-16T09:00:00Z');

/** Creates a sandbox without rate limits, standing at `startTime`. */
export function createTestSandbox(options: SandboxOptions = {}): TestSandbox {
  let now = startTime;
  const sandbox = createSandbox({ clock: () => now, rateLimit: { navixy: 0, trustcaller: 0 }, ...options });
  const profile = sandbox.profile(origin);
  return {
    sandbox,
    wait: (seconds) => {
      now += seconds * 1000;
    },
    navixy: (path, body = {}, { method = 'POST', credential = profile.navixy.hash, headers = {}, rawBody } = {}) =>
      send(sandbox, 'navixy', method, path, {
        headers: { ...(credential === null ? {} : { authorization: `NVX ${credential}` }), ...headers },
        body: rawBody ?? (method === 'GET' ? undefined : JSON.stringify(body)),
      }),
    trustcaller: (method, path, { credential = profile.trustcaller.token, headers = {}, body, rawBody } = {}) =>
      send(sandbox, 'trustcaller', method, path, {
        headers: { ...(credential === null ? {} : { authorization: `Bearer ${credential}` }), ...headers },
        body: rawBody ?? (body === undefined ? undefined : JSON.stringify(body)),
      }),
    control: (method, path, body) =>
      send(sandbox, 'control', method, path, {
        headers: {},
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  };
}

interface Message {
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

async function send(
  sandbox: Sandbox,
  api: ApiName | 'control',
  method: string,
  path: string,
  { headers, body }: Message,
): Promise<CheckedResponse> {
  const contentType = body === undefined ? {} : { 'content-type': 'application/json' };
  const request = new Request(`${origin}${basePathFor(api)}${path}`, {
    method,
    headers: { accept: 'application/json', ...contentType, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const response = await sandbox.fetch(request);
  const text = await response.text();
  const { status, headers: received } = response;
  const value: unknown = JSON.parse(text);
  const findings = api === 'control' ? [] : check(api, method, path, { status, headers: received, body: text });
  return { status, headers: received, text, body: value, findings };
}

/** Checks a response against the operation its request belongs to; an unknown one has no contract to break. */
export function check(
  api: ApiName,
  method: string,
  path: string,
  response: { status: number; headers: Headers; body: string },
): Finding[] {
  const match = contracts[api].findOperation(method, path.replace(/\?.*/s, ''));
  return match.kind === 'found' ? match.operation.checkResponse(response) : [];
}

/** The objects of a list in a response. */
export function itemsOf({ body }: CheckedResponse, key: string): Record<string, unknown>[] {
  const list: unknown = Reflect.get(Object(body), key);
  if (!Array.isArray(list)) throw new TypeError(`The response has no list called ${key}: ${JSON.stringify(body)}`);
  return list;
}

/** A number in a response. */
export function numberOf({ body }: CheckedResponse, key: string): number {
  const found: unknown = Reflect.get(Object(body), key);
  if (typeof found !== 'number')
    throw new TypeError(`The response has no number called ${key}: ${JSON.stringify(body)}`);
  return found;
}
