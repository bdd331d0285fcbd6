import type { Finding as Deviation } from '@trustline/contract-check';
import { writeCurl } from '../exchange/curl.ts';
import type { JournalEntry } from '../exchange/journal.ts';
import type { Exchange, Finding } from '../result.ts';
import type { SecretMask } from '../secrets/mask.ts';

/** Longer values are cut in findings; the exchange has the whole. */
const longestValue = 300;

/** Writes a journal entry out for people: each credential replaced by its `$NAME`. */
export function writeExchange(entry: JournalEntry, credential: string, secrets: SecretMask): Exchange {
  const headers = (list: readonly [string, string][]) =>
    list.map(([name, value]): [string, string] => [name, secrets.mask(value)]);
  const { request, response, failure } = entry;
  return {
    index: entry.index,
    promise: entry.promise,
    operationId: entry.operation?.operationId ?? null,
    credential: /^[A-Z]/.test(credential) ? `$${credential}` : credential,
    writes: entry.operation?.object['x-safe'] !== true,
    startedAt: entry.startedAt.toISOString(),
    milliseconds: entry.milliseconds,
    request: {
      method: request.method,
      url: secrets.mask(request.url),
      headers: headers(request.headers),
      body: request.body === null ? null : secrets.mask(request.body),
    },
    response: response && { ...response, headers: headers(response.headers), body: secrets.mask(response.body) },
    failure: failure === null ? null : secrets.mask(failure),
  };
}

/** Writes a deviation out as a finding, with the command that repeats its request. */
export function writeFinding(deviation: Deviation, entry: JournalEntry | undefined, secrets: SecretMask): Finding {
  const request = entry && writeExchange(entry, '', secrets).request;
  return {
    kind: deviation.kind,
    rule: deviation.rule,
    place: deviation.place,
    pointer: secrets.mask(deviation.pointer),
    value: deviation.value === undefined ? null : shorten(secrets.mask(JSON.stringify(deviation.value))),
    says: secrets.mask(deviation.says),
    operationId: entry?.operation?.operationId ?? null,
    exchange: entry?.index ?? null,
    curl: request ? writeCurl(request, secrets.names()) : null,
  };
}

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
