import { addressOf, type Sample } from './sample.ts';

/** Writes a sample as a shell command that fails, and says why, when the request does. */
export function writeCurl({ settings, baseUrl, secret, request }: Sample): string {
  const { method, body } = request;
  const isImplied = method === (body === null ? 'GET' : 'POST');
  const lines = [
    `curl --fail-with-body${isImplied ? '' : ` -X ${method}`}`,
    quote(addressOf(baseUrl, request)),
    ...(secret === undefined || settings.scheme === undefined ? [] : [`-H ${authorization(settings.scheme, secret)}`]),
    "-H 'Accept: application/json'",
    ...(body === null ? [] : ["-H 'Content-Type: application/json'", `-d ${quote(JSON.stringify(body))}`]),
  ];
  return lines.join(' \\\n  ');
}

function authorization(scheme: string, secret: NonNullable<Sample['secret']>): string {
  const header = `Authorization: ${scheme} `;
  return 'value' in secret ? quote(`${header}${secret.value}`) : `"${header}$${secret.variable}"`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
