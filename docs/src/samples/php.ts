import { credentials } from './credential.ts';
import { addressOf, type Sample } from './sample.ts';

/** Writes a sample for PHP 8 and its curl extension. */
export function writePhp(sample: Sample): string {
  const { method, mediaType, body } = sample.request;
  const { scheme, variable } = credentials[sample.api];
  const json = mediaType === 'application/json';
  const encoded = body === null ? undefined : `${json ? 'json_encode' : 'http_build_query'}(${writeValue(body)})`;
  return [
    '<?php',
    `$request = curl_init('${addressOf(sample)}');`,
    'curl_setopt_array($request, [',
    ...(method === 'DELETE' ? ["    CURLOPT_CUSTOMREQUEST => 'DELETE',"] : []),
    ...(encoded === undefined ? [] : [`    CURLOPT_POSTFIELDS => ${encoded},`]),
    '    CURLOPT_HTTPHEADER => [',
    `        'Authorization: ${scheme} ' . getenv('${variable}'),`,
    "        'Accept: application/json',",
    ...(json ? ["        'Content-Type: application/json',"] : []),
    '    ],',
    '    CURLOPT_RETURNTRANSFER => true,',
    ']);',
    '$body = curl_exec($request);',
    'if (curl_getinfo($request, CURLINFO_RESPONSE_CODE) >= 400) {',
    '    throw new RuntimeException($body);',
    '}',
    'print_r(json_decode($body, true));',
  ].join('\n');
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, part]) => `'${name}' => ${writeValue(part)}`);
  return parts.length === 0 ? '(object) []' : `[${parts.join(', ')}]`;
}
