import { listExamples, type OpenApiDocument, type Operation, type PlacedExample } from '@trustline/openapi';

/** Writes the named examples of an API's responses as typed constants, successes and failures apart. */
export function writeFixtures(api: string, document: OpenApiDocument, operations: readonly Operation[]): string {
  const byOperation = new Map(operations.map(({ operationId }): [string, PlacedExample[]] => [operationId, []]));
  for (const example of listExamples(document)) byOperation.get(example.operationId)?.push(example);
  const choose = (status: RegExp) =>
    Array.from(byOperation, ([id, all]) => [id, all.filter(({ message }) => status.test(message))] as const);
  const [successes, failures] = [choose(/^2/), choose(/^(?!2|request)/)];
  const statuses = successes.map(([id, [first]]) => [id, Number(first?.message ?? 200)]);
  const { title } = document.info;
  return `import type { operations } from '@trustline/specs/${api}';
import type { ErrorFixtures, Fixtures } from '../src/mock-fetch.ts';

/** The responses to successful calls that the documentation of ${title} shows, by operation and name. */
${writeConstant('fixtures', 'Fixtures<operations, ', successes, ({ example }) => example.value)}
/** The responses to failed calls that the documentation of ${title} shows, by operation and name. */
${writeConstant('errorFixtures', 'ErrorFixtures<', failures, ({ message, example }) => ({ status: Number(message), body: example.value }))}
/** The status of each success. */
export const statuses: Readonly<Record<string, number>> = ${JSON.stringify(Object.fromEntries(statuses))};
`;
}

function writeConstant(
  name: string,
  type: string,
  entries: readonly (readonly [id: string, examples: readonly PlacedExample[]])[],
  read: (example: PlacedExample) => unknown,
): string {
  const names = entries.map(([id, examples]) => `${id}: ${JSON.stringify(examples.map((one) => one.name))}`);
  const readAll = (examples: readonly PlacedExample[]) =>
    Object.fromEntries(examples.map((one) => [one.name, read(one)]));
  const values = entries.map(([id, examples]) => [id, readAll(examples)]);
  return `export const ${name}: ${type}{ ${names.join('; ')} }> = ${JSON.stringify(Object.fromEntries(values), null, 2)};\n`;
}
