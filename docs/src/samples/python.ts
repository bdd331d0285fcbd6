import { credentials } from './credential.ts';
import { addressOf, type Sample } from './sample.ts';

/** Writes a sample for Python 3 and the package `requests`. */
export function writePython(sample: Sample): string {
  const { method, mediaType, body, query } = sample.request;
  const { scheme, variable } = credentials[sample.api];
  const given = [
    ...(Object.keys(query).length > 0 ? [`    params=${writeValue(query)},`] : []),
    '    headers={',
    `        "Authorization": f"${scheme} {os.environ['${variable}']}",`,
    '        "Accept": "application/json",',
    '    },',
    ...(body === null ? [] : [`    ${mediaType === 'application/json' ? 'json' : 'data'}=${writeValue(body)},`]),
  ];
  return [
    'import os',
    '',
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    `    ${JSON.stringify(addressOf({ ...sample, request: { ...sample.request, query: {} } }))},`,
    ...given,
    ')',
    'response.raise_for_status()',
    'print(response.json())',
  ].join('\n');
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (typeof value !== 'object') return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${writeValue(part)}`);
  return `{${parts.join(', ')}}`;
}
