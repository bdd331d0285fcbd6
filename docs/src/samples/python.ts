import { addressOf, type Sample } from './sample.ts';

/** Writes a sample for Python 3 and the package `requests`. */
export function writePython({ settings, baseUrl, secret, request }: Sample): string {
  const { method, body, query } = request;
  const usesEnvironment = secret !== undefined && 'variable' in secret;
  return [
    'import json',
    ...(usesEnvironment ? ['import os'] : []),
    '',
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    `    ${JSON.stringify(addressOf(baseUrl, { ...request, query: {} }))},`,
    ...(Object.keys(query).length > 0 ? [`    params=${writeValue(query)},`] : []),
    '    headers={',
    ...(secret === undefined || settings.scheme === undefined
      ? []
      : [`        "Authorization": ${header(settings.scheme, secret)},`]),
    '        "Accept": "application/json",',
    '    },',
    ...(body === null ? [] : [`    json=${writeValue(body)},`]),
    ')',
    'if not response.ok:',
    '    raise SystemExit(f"HTTP {response.status_code}: {response.text}")',
    'print(json.dumps(response.json(), indent=2))',
  ].join('\n');
}

function header(scheme: string, secret: NonNullable<Sample['secret']>): string {
  return 'value' in secret
    ? JSON.stringify(`${scheme} ${secret.value}`)
    : `f"${scheme} {os.environ['${secret.variable}']}"`;
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (typeof value !== 'object') return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${writeValue(part)}`);
  return `{${parts.join(', ')}}`;
}
