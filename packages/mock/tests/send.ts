import type { SampleRequest } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';

/** A credential each API takes, made up. */
const credential: Readonly<Record<ApiName, string>> = {
  navixy: `NVX ${'0'.repeat(32)}`,
  trustcaller: 'Bearer 1|sandbox-demo-token',
};

/** What a test changes about a sample request. */
export interface Change {
  readonly prefer?: string;
  readonly authorization?: string | null;
  readonly contentType?: string;
  readonly body?: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** Sends a sample request to a mock. */
export function send(api: ApiName, url: string, sample: SampleRequest, change: Change = {}): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  const authorization = change.authorization === undefined ? credential[api] : change.authorization;
  if (authorization !== null) headers.set('authorization', authorization);
  if (change.prefer !== undefined) headers.set('prefer', change.prefer);
  const contentType = change.contentType ?? sample.mediaType;
  if (contentType !== null) headers.set('content-type', contentType);
  const query = new URLSearchParams({ ...sample.query, ...change.query });
  const body = change.body ?? writeBody(sample);
  return fetch(`${url}${sample.path}?${query}`, {
    method: sample.method,
    headers,
    body,
    signal: AbortSignal.timeout(5000),
  });
}

function writeBody({ mediaType, body }: SampleRequest): string | null {
  if (body === null) return null;
  if (mediaType === 'application/json') return JSON.stringify(body);
  return new URLSearchParams(
    Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)])),
  ).toString();
}
