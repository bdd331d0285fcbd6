import type { ApiResult, Exchange, Finding, RunResult } from '../engine/result.ts';
import { isObject, parseJson } from '../engine/session/json.ts';

/** Fields that people write: chat messages, as they are sent and as they are listed. */
const writtenByPeople: ReadonlySet<string> = new Set(['text', 'message']);

/** So many digits in a row are a phone number, or as good as one. */
const phoneNumber = /\d{7,}/g;

/** How many of its digits stay, enough to tell a country. */
const digitsKept = 3;

/**
 * The run without what people have written and whom they have called, for reports that are kept or handed on. Of a
 * sandbox or a mock nothing is hidden: nobody is behind it.
 */
export function hidePersonalData(run: RunResult): RunResult {
  return { ...run, apis: run.apis.map((api) => (isLive(api) ? hideIn(api) : api)) };
}

function isLive({ target }: ApiResult): boolean {
  return target === 'server' || target === 'traffic';
}

function hideIn(api: ApiResult): ApiResult {
  return {
    ...api,
    exchanges: api.exchanges.map(hideInExchange),
    promises: api.promises.map((promise) => ({ ...promise, findings: promise.findings.map(hideInFinding) })),
    responses: api.responses.map((response) => ({ ...response, findings: response.findings.map(hideInFinding) })),
    discovered: api.discovered.map((found) => ({ ...found, value: hideInValue(found.value, '', false) })),
  };
}

function hideInExchange(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: {
      ...request,
      url: hideNumbers(request.url),
      body: request.body === null ? null : hideInBody(request.body, false),
    },
    response: response && { ...response, body: hideInBody(response.body, response.status >= 400) },
  };
}

function hideInFinding(finding: Finding): Finding {
  const { message, value, curl } = finding;
  return {
    ...finding,
    message: hideNumbers(message),
    value: value === null ? null : /\/(text|message)$/.test(finding.pointer) ? hideText(value) : hideNumbers(value),
    curl: curl === null ? null : hideNumbers(curl).replace(/("(?:text|message)":)"(?:[^"\\]|\\.)*"/g, '$1"…"'),
  };
}

/** What a server says about an error is no text of a person's. */
function hideInBody(body: string, error: boolean): string {
  const json = parseJson(body);
  if (json !== undefined) return JSON.stringify(hideInValue(json, '', error));
  const form = body.replace(
    /(^|&)(text|message)=([^&]*)/g,
    (_, start: string, name: string, value: string) => `${start}${name}=${hideText(value)}`,
  );
  return hideNumbers(form);
}

function hideInValue(value: unknown, key: string, error: boolean): unknown {
  if (typeof value === 'string') return writtenByPeople.has(key) && !error ? hideText(value) : hideNumbers(value);
  if (Array.isArray(value)) return value.map((item) => hideInValue(item, key, error));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hideInValue(part, name, error)]));
}

function hideText(text: string): string {
  return `(${text.length} characters)`;
}

function hideNumbers(text: string): string {
  return text.replace(phoneNumber, (digits) => digits.slice(0, digitsKept).padEnd(digits.length, 'X'));
}
