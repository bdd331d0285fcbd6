import { listExamples, type OpenApiDocument } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import { listClientOperations } from './operation.ts';
import { createTypeWriter } from './type.ts';

/** Writes the named examples of an API's answers as typed constants, successes and failures apart. */
export function writeFixtures(api: ApiName, document: OpenApiDocument): string {
  const types = createTypeWriter(document);
  const examples = listExamples(document).filter(({ message }) => message !== 'request');
  const operations = listClientOperations(document).map(({ operation: { operationId }, output }) => ({
    operationId,
    type: types.write(output, 'output'),
    examples: examples.filter((example) => example.operationId === operationId),
  }));
  const successes = operations.map(({ operationId, type, examples: own }) => {
    const data = own.filter(({ message }) => message.startsWith('2')).map(({ name, example }) => [name, example.value]);
    const fields = data.map(([name]) => `readonly ${name}: ${type}`).join('; ');
    return { operationId, type: `{ ${fields} }`, value: Object.fromEntries(data) };
  });
  const failures = operations.map(({ operationId, examples: own }) => {
    const answers = own
      .filter(({ message }) => !message.startsWith('2'))
      .map(({ name, message, example }) => [name, { status: Number(message), body: example.value }]);
    const fields = answers.map(([name]) => `readonly ${name}: FailedAnswer`).join('; ');
    return { operationId, type: `{ ${fields} }`, value: Object.fromEntries(answers) };
  });
  return [
    `// Written by generate/ from the examples in the OpenAPI document of ${document.info.title}. Changes here are lost.`,
    `import type { FailedAnswer } from '../src/mock-fetch.ts';`,
    `import type { ${[...types.declarations.keys()].sort().join(', ')} } from './${api}.ts';`,
    `/** The answers to successful calls that the documentation of ${document.info.title} shows, by operation and name. */`,
    writeConstant('fixtures', successes),
    `/** The answers to failed calls that the documentation of ${document.info.title} shows, by operation and name. */`,
    writeConstant('failures', failures),
    '',
  ].join('\n');
}

function writeConstant(name: string, entries: { operationId: string; type: string; value: unknown }[]): string {
  const type = entries.map((entry) => `readonly ${entry.operationId}: ${entry.type};`).join('\n');
  const value = Object.fromEntries(entries.map((entry) => [entry.operationId, entry.value]));
  return `export const ${name}: {\n${type}\n} = ${JSON.stringify(value, null, 2)};\n`;
}
