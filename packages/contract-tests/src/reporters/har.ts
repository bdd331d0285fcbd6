import { STATUS_CODES } from 'node:http';
import type { Entry, Har, Request, Response } from 'har-format';
import type { Exchange, RecordedRequest, RecordedResponse, RunResult } from '../engine/result.ts';

/**
 * Writes every exchange of a run as an HTTP Archive (HAR 1.2). Sizes HAR asks for but a recorded message does not
 * tell are -1, as the format has it; a request without a response has the status 0 and says why in `comment`.
 */
export function writeHar({ tool, apis }: Pick<RunResult, 'tool' | 'apis'>): string {
  const entries = apis.flatMap(({ exchanges }) => exchanges).map(writeEntry);
  const har: Har = { log: { version: '1.2', creator: tool, entries } };
  return `${JSON.stringify(har, null, 2)}\n`;
}

/** HAR lets applications add fields whose names begin with an underscore. */
interface OwnFields {
  readonly _operationId: string | null;
  readonly _promise: string | null;
}

function writeEntry(exchange: Exchange): Entry & OwnFields {
  const { startedAt, milliseconds, request, response, promise, operationId, failure } = exchange;
  return {
    startedDateTime: startedAt,
    time: milliseconds,
    request: writeRequest(request),
    response: response === null ? noResponse : writeResponse(response),
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    ...(failure === null ? {} : { comment: failure }),
    _operationId: operationId,
    _promise: promise,
  };
}

function writeRequest({ method, url, headers, body }: RecordedRequest): Request {
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headers.map(([name, value]) => ({ name, value })),
    queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
    ...(body === null ? {} : { postData: { mimeType: findHeader(headers, 'content-type'), text: body } }),
    headersSize: -1,
    bodySize: body === null ? 0 : Buffer.byteLength(body),
  };
}

function writeResponse({ status, headers, body, cutFrom }: RecordedResponse): Response {
  const size = Buffer.byteLength(body);
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headers.map(([name, value]) => ({ name, value })),
    content: {
      size: cutFrom ?? size,
      mimeType: findHeader(headers, 'content-type'),
      text: body,
      ...(cutFrom === undefined ? {} : { comment: `Shortened from ${cutFrom} characters` }),
    },
    redirectURL: findHeader(headers, 'location'),
    headersSize: -1,
    bodySize: size,
  };
}

const noResponse: Response = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function findHeader(headers: RecordedRequest['headers'], wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}
