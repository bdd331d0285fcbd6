import { credentials } from './credential.ts';
import { addressOf, type Sample } from './sample.ts';

/** Writes a sample as a shell command; the secret comes from the environment. */
export function writeCurl(sample: Sample): string {
  const { method, mediaType, body } = sample.request;
  const { scheme, variable } = credentials[sample.api];
  const lines = [
    `curl ${method === 'DELETE' ? '-X DELETE ' : ''}${quote(addressOf(sample))}`,
    `-H "Authorization: ${scheme} $${variable}"`,
    "-H 'Accept: application/json'",
    ...(mediaType === 'application/json' ? ["-H 'Content-Type: application/json'"] : []),
    ...(body === null ? [] : writeBody(mediaType, body)),
  ];
  return lines.join(' \\\n  ');
}

function writeBody(mediaType: string | null, body: Readonly<Record<string, unknown>>): string[] {
  if (mediaType === 'application/json') return [`-d ${quote(JSON.stringify(body))}`];
  return Object.entries(body).map(([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
