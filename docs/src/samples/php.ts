import { addressOf, type Sample } from './sample.ts';

/** Writes a sample for PHP 8 and its curl extension. */
export function writePhp({ settings, baseUrl, secret, request }: Sample): string {
  const { method, body } = request;
  const isImplied = method === (body === null ? 'GET' : 'POST');
  return [
    '<?php',
    `$request = curl_init(${quote(addressOf(baseUrl, request))});`,
    'curl_setopt_array($request, [',
    ...(isImplied ? [] : [`    CURLOPT_CUSTOMREQUEST => '${method}',`]),
    ...(body === null ? [] : [`    CURLOPT_POSTFIELDS => json_encode(${writeValue(body)}),`]),
    '    CURLOPT_HTTPHEADER => [',
    ...(secret === undefined || settings.scheme === undefined ? [] : [`        ${header(settings.scheme, secret)},`]),
    "        'Accept: application/json',",
    ...(body === null ? [] : ["        'Content-Type: application/json',"]),
    '    ],',
    '    CURLOPT_RETURNTRANSFER => true,',
    ']);',
    '$body = curl_exec($request);',
    'if ($body === false) {',
    '    throw new RuntimeException(curl_error($request));',
    '}',
    'if (curl_getinfo($request, CURLINFO_RESPONSE_CODE) >= 400) {',
    '    throw new RuntimeException($body);',
    '}',
    '$data = json_decode($body, flags: JSON_THROW_ON_ERROR);',
    'echo json_encode($data, JSON_PRETTY_PRINT), PHP_EOL;',
  ].join('\n');
}

function header(scheme: string, secret: NonNullable<Sample['secret']>): string {
  return 'value' in secret
    ? quote(`Authorization: ${scheme} ${secret.value}`)
    : `'Authorization: ${scheme} ' . getenv('${secret.variable}')`;
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, part]) => `${quote(name)} => ${writeValue(part)}`);
  return parts.length === 0 ? '(object) []' : `[${parts.join(', ')}]`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
