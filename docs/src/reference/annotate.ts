import type { OpenApiDocument, OperationObject, PathItem, PromiseStatement } from '@trustline/specs';
import type { CodeSample } from '../samples/languages.ts';

/** Returns a copy of a document as Redoc is to show it: promises in the descriptions, a sample in each language. */
export function annotate(
  document: OpenApiDocument,
  samples: Readonly<Record<string, readonly CodeSample[]>>,
): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => [path, annotateItem(item, samples)] as const);
  return {
    ...document,
    info: {
      ...document.info,
      description: `${document.info.description}\n\n${writePromises(document['x-promises'], '##')}`,
    },
    paths: Object.fromEntries(paths),
  };
}

function annotateItem(item: PathItem, samples: Readonly<Record<string, readonly CodeSample[]>>): PathItem {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, isOperation(value) ? annotateOperation(value, samples) : value]),
  );
}

function annotateOperation(operation: OperationObject, samples: Readonly<Record<string, readonly CodeSample[]>>) {
  const page = `Plain page: [HTML](${operation.operationId}.html), [Markdown](${operation.operationId}.md).`;
  const parts = [operation.description, writePromises(operation['x-promises'], '###'), page];
  return {
    ...operation,
    description: parts.filter((part) => part !== '').join('\n\n'),
    'x-codeSamples': samples[operation.operationId] ?? [],
  };
}

/** Writes promises as a Markdown list, each with its source; nothing when there are none. */
export function writePromises(promises: readonly PromiseStatement[] | undefined, heading: string): string {
  if (promises === undefined || promises.length === 0) return '';
  const items = promises.map(({ id, says, source }) => `- ${says} <br>\`${id}\` · *${source}*`);
  return `${heading} Promises\n\n${items.join('\n')}`;
}

function isOperation(value: unknown): value is OperationObject {
  return typeof value === 'object' && value !== null && 'operationId' in value;
}
