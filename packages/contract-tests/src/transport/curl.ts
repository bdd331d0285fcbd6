import type { RecordedRequest } from '../engine/result.ts';

/** Headers every client adds by itself; a command to repeat a request needs none of them. */
const implied = new Set([
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'host',
  'sec-fetch-mode',
  'user-agent',
]);

/**
 * Writes a masked request as a POSIX shell command. `names` are the secrets' names without `$`: each stands in
 * double quotes so that the shell puts the value in; all else is in single quotes.
 */
export function writeCurl(request: RecordedRequest, names: readonly string[]): string {
  const quote = (text: string) => quoteForShell(text, names);
  const headers = request.headers
    .filter(([name]) => !implied.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const body = request.body === null ? [] : [`--data-raw ${quote(request.body)}`];
  const method = request.method === 'GET' ? [] : [`-X ${request.method}`];
  return ['curl', ...method, quote(request.url), ...headers, ...body].join(' ');
}

function quoteForShell(text: string, names: readonly string[]): string {
  const known = new Set(names);
  return text
    .split(/(\$[A-Z][A-Z0-9_]*)/)
    .filter((part) => part !== '')
    .map((part) =>
      known.has(part.slice(1)) && part.startsWith('$') ? `"${part}"` : `'${part.replaceAll("'", `'\\''`)}'`,
    )
    .join('');
}
