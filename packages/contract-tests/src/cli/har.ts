import { readFile } from 'node:fs/promises';
import type { Har } from 'har-format';
import { SetupError } from '../engine/error.ts';
import { observeTraffic } from '../engine/passive/traffic-of.ts';
import { isObject, parseJson } from '../engine/session/json.ts';
import type { CommandIO } from './command-io.ts';
import { concludeTraffic, type TrafficReportOptions } from './traffic-report.ts';

/** Reports what recorded traffic shows of the contract. Nothing is sent. Returns the exit code. */
export async function verifyHar(file: string, options: TrafficReportOptions, io: CommandIO): Promise<number> {
  const { log } = await readHar(file);
  const observer = observeTraffic();
  const startedAt = new Date();
  const entries = log.entries.toSorted((left, right) => left.startedDateTime.localeCompare(right.startedDateTime));
  let others = 0;
  for (const { request, response, startedDateTime } of entries) {
    if (!URL.canParse(request.url)) continue;
    const seen = await observer.see({
      request: writeRequest(request),
      response: writeResponse(response),
      startedAt: new Date(startedDateTime),
    });
    if (seen === null) others += 1;
  }
  if (others === entries.length) {
    throw new SetupError(`${file} has no request to an operation of the documents, among ${entries.length}.`);
  }
  if (others > 0)
    io.stderr(`${others} of ${entries.length} requests are of no documented operation and were left aside.\n`);
  return concludeTraffic(observer, startedAt, options, io);
}

async function readHar(file: string): Promise<Har> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(`${file} cannot be read: ${error.code ?? error.message}.`);
  });
  const har = parseJson(text);
  if (isHar(har)) return har;
  throw new SetupError(`${file} is no HTTP Archive: it has no log.entries.`);
}

function isHar(value: unknown): value is Har {
  return isObject(value) && isObject(value.log) && Array.isArray(value.log.entries) && value.log.entries.every(isEntry);
}

function isEntry(entry: unknown): boolean {
  return (
    isObject(entry) && isObject(entry.request) && isObject(entry.response) && typeof entry.request.url === 'string'
  );
}

function writeRequest({ method, url, headers, postData }: Har['log']['entries'][number]['request']): Request {
  const hasBody = postData?.text !== undefined && !['GET', 'HEAD'].includes(method);
  return new Request(url, { method, headers: readHeaders(headers), ...(hasBody ? { body: postData.text ?? '' } : {}) });
}

function writeResponse({ status, headers, content }: Har['log']['entries'][number]['response']): Response | null {
  if (status < 200 || status > 599) return null;
  const text =
    content.encoding === 'base64' ? Buffer.from(content.text ?? '', 'base64').toString() : (content.text ?? '');
  return new Response([204, 205, 304].includes(status) ? null : text, { status, headers: readHeaders(headers) });
}

/** Without what browsers add for HTTP/2, and what no program may set. */
function readHeaders(list: readonly { name: string; value: string }[]): Headers {
  const headers = new Headers();
  for (const { name, value } of list) {
    if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) headers.append(name, value.replace(/[\r\n\0]/g, ' '));
  }
  return headers;
}
