import { credentials } from './credential.ts';
import type { Sample } from './sample.ts';

/** Writes a sample as a call of the Trustline client. */
export function writeTypeScript({ api, request: { operationId, input } }: Sample): string {
  const { variable, client } = credentials[api];
  const written = Object.keys(input).length === 0 ? '' : writeObject(input);
  return [
    `import { ${client.create} } from '@trustline/client/${api}';`,
    '',
    `const ${client.name} = ${client.create}({ ${client.option}: process.env.${variable} ?? '' });`,
    `console.log(await ${client.name}.${operationId}(${written}));`,
  ].join('\n');
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
