import type { Exchange } from './exchange.ts';

/** Records exchanges as an HTTP Archive (HAR 1.2); one without a response has the status 0, as browsers write it. */
export function writeHar(baseUrl: string, exchanges: readonly Exchange[]): string {
  const entries = exchanges.map(({ request: { method, path, headers, body }, response }) => ({
    startedDateTime: new Date().toISOString(),
    time: 0,
    request: {
      method,
      url: `${baseUrl}${path}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(Object.entries(headers)),
      queryString: pairs(new URL(`${baseUrl}${path}`).searchParams),
      ...(body === null ? {} : { postData: { mimeType: headers['content-type'], text: body } }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response?.headers ?? []),
      content: {
        size: response?.body.length ?? 0,
        mimeType: response?.headers.get('content-type') ?? '',
        text: response?.body ?? '',
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  }));
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'trustline-peers', version: '1' }, entries } });
}

function pairs(list: Iterable<readonly string[]>): { name: string; value: string }[] {
  return [...list].map(([name = '', value = '']) => ({ name, value }));
}
