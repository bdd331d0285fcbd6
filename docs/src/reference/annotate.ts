import {
  describeSource,
  type OpenApiDocument,
  type OperationObject,
  type PathItem,
  type PromiseStatement,
} from '@trustline/openapi';
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
  const parts = [operation.description, foldPromises(operation['x-promises']), page];
  return {
    ...operation,
    description: parts.filter((part) => part !== '').join('\n\n'),
    'x-codeSamples': samples[operation.operationId] ?? [],
  };
}

// Folded, so that the parameters stay in sight.
function foldPromises(promises: readonly PromiseStatement[] | undefined): string {
  const list = listPromises(promises);
  const count = promises?.length === 1 ? '1 promise' : `${promises?.length} promises`;
  return list === '' ? '' : `<details><summary><b>${count} of this operation</b></summary>\n\n${list}\n\n</details>`;
}

/** Writes promises as a Markdown list, each with its source; nothing when there are none. */
export function writePromises(promises: readonly PromiseStatement[] | undefined, heading: string): string {
  const list = listPromises(promises);
  return list === '' ? '' : `${heading} Promises\n\n${list}`;
}

function listPromises(promises: readonly PromiseStatement[] | undefined): string {
  return (promises ?? [])
    .map(({ id, statement, source }) => `- ${statement} <br>\`${id}\` · *${describeSource(source)}*`)
    .join('\n');
}

function isOperation(value: unknown): value is OperationObject {
  return typeof value === 'object' && value !== null && 'operationId' in value;
}
