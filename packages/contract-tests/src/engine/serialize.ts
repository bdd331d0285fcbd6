import type { Finding as ValidationFinding } from '@trustline/openapi-validator';
import { writeCurl } from '../transport/curl.ts';
import type { RecordedExchange } from '../transport/recorder.ts';
import type { Exchange, Finding, RecordedRequest } from './result.ts';
import type { SecretMask } from './secrets/mask.ts';

/** Longer values are cut in findings; the exchange has the whole. */
const longestValue = 300;

/** Writes a recorder entry out for people: each credential replaced by its `$NAME`. */
export function toExchange(entry: RecordedExchange, credential: string, secrets: SecretMask): Exchange {
  const { response, failure } = entry;
  return {
    index: entry.index,
    promise: entry.promise,
    operationId: entry.operation?.operationId ?? null,
    credential: /^[A-Z]/.test(credential) ? `$${credential}` : credential,
    writes: entry.operation?.object['x-effect'] !== 'read',
    startedAt: entry.startedAt.toISOString(),
    milliseconds: entry.milliseconds,
    request: writeRequest(entry, secrets),
    response: response && {
      status: response.status,
      headers: maskHeaders(response.headers, secrets),
      body: entry.holdsSecret ? secrets.mask(response.body) : response.body,
      ...(response.cutFrom === null ? {} : { cutFrom: response.cutFrom }),
    },
    failure: failure === null ? null : secrets.mask(failure),
    repeated: entry.repeated,
  };
}

/** Writes a deviation out as a finding, with the command that repeats its request. */
export function toFinding(
  finding: ValidationFinding,
  kind: Finding['kind'],
  entry: RecordedExchange | undefined,
  secrets: SecretMask,
): Finding {
  return {
    kind,
    rule: finding.rule,
    place: finding.place,
    pointer: secrets.mask(finding.pointer),
    value: finding.value === undefined ? null : shorten(secrets.mask(JSON.stringify(finding.value))),
    message: secrets.mask(finding.message),
    operationId: entry?.operation?.operationId ?? null,
    exchange: entry?.index ?? null,
    curl: entry ? writeCurl(writeRequest(entry, secrets), secrets.names()) : null,
  };
}

function writeRequest({ request }: RecordedExchange, secrets: SecretMask): RecordedRequest {
  return {
    method: request.method,
    url: secrets.mask(request.url),
    headers: maskHeaders(request.headers, secrets),
    body: request.body === null ? null : secrets.mask(request.body),
  };
}

function maskHeaders(headers: readonly [string, string][], secrets: SecretMask): [string, string][] {
  return headers.map(([name, value]) => [name, secrets.mask(value)]);
}

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
