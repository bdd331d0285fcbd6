import * as library from '@trustline/client';
import type { Sample } from './sample.ts';

/** Writes a sample as a call of the Trustline client; nothing for an API or an operation that it has no way to call. */
export function writeTypeScript(sample: Sample): string {
  const { api, settings, baseUrl, isDefaultServer, secret } = sample;
  const call = settings.client === undefined ? undefined : findCall(sample, settings.client.create);
  if (settings.client === undefined || secret === undefined || call === undefined) return '';
  const { name, option } = settings.client;
  const written = 'value' in secret ? quote(secret.value) : `process.env.${secret.variable} ?? ''`;
  const options = [`${option}: ${written}`, ...(isDefaultServer ? [] : [`baseUrl: ${quote(baseUrl)}`])];
  return [
    `import { ${call.create} } from '@trustline/client/${api}';`,
    '',
    `const ${name} = ${call.create}(${writeObject(options)});`,
    `const ${call.result} = await ${name}.${call.code};`,
    'console.log(JSON.stringify(response, null, 2));',
  ].join('\n');
}

interface Call {
  /** What makes the client. */
  readonly create: string;
  readonly code: string;
  /** The variable, or the pattern, that takes the body of the response. */
  readonly result: string;
}

/** Finds the method of an operation, or else the way to call it by its path. */
function findCall({ request: { operationId, method, path, query, input } }: Sample, create: string): Call | undefined {
  const createClient: unknown = Reflect.get(library, create);
  const client: unknown = typeof createClient === 'function' ? createClient({ hash: 'none', token: 'none' }) : {};
  if (Reflect.has(Object(client), operationId)) {
    return { create, code: `${operationId}(${writeInput(input)})`, result: 'response' };
  }
  const byPath = create.replace(/Client$/, 'HttpClient');
  if (!Reflect.has(library, byPath)) return undefined;
  const parameters = Object.keys(query).length === 0 ? '' : `, { params: { query: ${writeInput(input)} } }`;
  return { create: byPath, code: `${method}(${quote(path)}${parameters})`, result: '{ data: response }' };
}

function writeInput(input: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(input).map(([name, value]) => `${name}: ${writeValue(value)}`);
  return parts.length === 0 ? '' : writeObject(parts);
}

function writeObject(parts: readonly string[]): string {
  const line = `{ ${parts.join(', ')} }`;
  return line.length <= 50 ? line : `{\n${parts.map((part) => `  ${part},`).join('\n')}\n}`;
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
