import { listExamples, type OpenApiDocument, type PlacedExample } from '@trustline/openapi';
import type { ClientOperation } from './operation.ts';

/** Writes the named examples of an API's responses as typed constants, successes and failures apart. */
export function writeFixtures(api: string, document: OpenApiDocument, operations: readonly ClientOperation[]): string {
  const examples = listExamples(document).filter(({ message }) => message !== 'request');
  const ids = operations.map(({ operation: { operationId } }) => operationId);
  const choose = (isSuccess: boolean) => (operationId: string) =>
    examples.filter((one) => one.operationId === operationId && one.message.startsWith('2') === isSuccess);
  const success = ({ message, example }: PlacedExample) => ({ status: Number(message), body: example.value });
  return [
    `import type { operations } from '@trustline/specs/${api}';`,
    `import type { ErrorResponse } from '../src/mock-fetch.ts';`,
    `import type { OutputOf } from '../src/types.ts';`,
    `/** The responses to successful calls that the documentation of ${document.info.title} shows, by operation and name. */`,
    writeConstant(
      'fixtures',
      ids,
      choose(true),
      (id) => `OutputOf<operations['${id}']>`,
      ({ example }) => example.value,
    ),
    `/** The responses to failed calls that the documentation of ${document.info.title} shows, by operation and name. */`,
    writeConstant('errorFixtures', ids, choose(false), () => 'ErrorResponse', success),
    '/** The status of each success. */',
    `export const statuses: Readonly<Record<string, number>> = ${JSON.stringify(
      Object.fromEntries(ids.map((id) => [id, Number(choose(true)(id)[0]?.message ?? 200)])),
    )};`,
    '',
  ].join('\n');
}

function writeConstant(
  name: string,
  operationIds: readonly string[],
  choose: (operationId: string) => readonly PlacedExample[],
  typeOf: (operationId: string) => string,
  read: (example: PlacedExample) => unknown,
): string {
  const types = operationIds.map((id) => {
    const fields = choose(id).map((example) => `readonly ${JSON.stringify(example.name)}: ${typeOf(id)}`);
    return `readonly ${id}: { ${[...new Set(fields)].join('; ')} };`;
  });
  const values = operationIds.map((id) => [
    id,
    Object.fromEntries(choose(id).map((example) => [example.name, read(example)])),
  ]);
  return `export const ${name}: {\n${types.join('\n')}\n} = ${JSON.stringify(Object.fromEntries(values), null, 2)};\n`;
}
