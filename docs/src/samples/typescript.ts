import { createNavixyClient, createTrustCallerClient } from '@trustline/client';
import type { ApiName } from '@trustline/specs';
import { credentials } from './credential.ts';
import type { Sample } from './sample.ts';

/** The operations that are methods of the clients; the others are reached by path. */
const methods: Readonly<Record<ApiName, object>> = {
  navixy: createNavixyClient({ hash: 'none' }),
  trustcaller: createTrustCallerClient({ token: 'none' }),
};

/** Writes a sample as a call of the Trustline client. */
export function writeTypeScript(sample: Sample): string {
  const { api, request } = sample;
  const { variable, client } = credentials[api];
  const isMethod = request.operationId in methods[api];
  const create = isMethod ? client.create : client.create.replace(/Client$/, 'HttpClient');
  const call = isMethod ? writeMethod(sample) : writePath(sample);
  return [
    `import { ${create} } from '@trustline/client/${api}';`,
    '',
    `const ${client.name} = ${create}({ ${client.option}: process.env.${variable} ?? '' });`,
    `console.log(await ${client.name}.${call});`,
  ].join('\n');
}

function writeMethod({ request: { operationId, input } }: Sample): string {
  return `${operationId}(${Object.keys(input).length === 0 ? '' : writeObject(input)})`;
}

function writePath({ request: { method, path, input } }: Sample): string {
  const query = Object.keys(input).length === 0 ? '' : `, { params: { query: ${writeObject(input)} } }`;
  return `${method}('${path}'${query})`;
}

function writeObject(fields: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(fields).map(([name, value]) => `${name}: ${writeValue(value)}`);
  const line = `{ ${parts.join(', ')} }`;
  return line.length <= 60 ? line : `{\n${parts.map((part) => `  ${part},`).join('\n')}\n}`;
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
