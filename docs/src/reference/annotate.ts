import type { OpenApiDocument, OperationObject, PathItem } from '@trustline/openapi';
import type { Verdicts } from '../evidence/verdicts.ts';
import type { OperationModel } from './operation/model.ts';
import { countVerdicts, joinVerdicts, type VerifiedPromise, verdictWord } from './promises.ts';

/** Returns a copy of a document as Redoc is to show it: verdicts in the descriptions, samples that run, links to the pages. */
export function annotate(
  document: OpenApiDocument,
  models: readonly OperationModel[],
  verdicts: Verdicts,
): OpenApiDocument {
  const whole = joinVerdicts(document, document['x-promises'], verdicts);
  const description = [
    writeHeadings(escapeHtml(document.info.description)),
    'Each operation has [a page of its own](overview.html) too, which loads faster and works without JavaScript.',
    whole.length === 0 ? '' : `## Promises\n\n${foldPromises(whole, verdicts.day)}`,
  ];
  return {
    ...document,
    info: { ...document.info, description: description.filter((part) => part !== '').join('\n\n') },
    paths: Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [path, annotateItem(item, models)])),
  };
}

function annotateItem(item: PathItem, models: readonly OperationModel[]): PathItem {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      const model = models.find(
        ({ operation }) => operation.object.operationId === Reflect.get(Object(value), 'operationId'),
      );
      return [key, model === undefined ? value : annotateOperation(model)];
    }),
  );
}

function annotateOperation({ operation, promises, servers, day }: OperationModel): OperationObject {
  const { object } = operation;
  const page = `[Open the page of this operation](${object.operationId}.html) · [Markdown](${object.operationId}.md)`;
  const parts = [escapeHtml(object.description), page, foldPromises(promises, day)];
  const samples = (servers[0]?.samples ?? []).map(({ key, label, source }) => ({ lang: key, label, source }));
  return {
    ...object,
    description: parts.filter((part) => part !== '').join('\n\n'),
    ...{ 'x-codeSamples': samples },
  };
}

// Folded, so that the parameters stay in sight.
function foldPromises(promises: readonly VerifiedPromise[], day: string): string {
  if (promises.length === 0) return '';
  const items = promises.map(({ id, statement, basis, source, sourceUrl, verdict }) => {
    const place = sourceUrl === undefined ? source : `[${source}](${sourceUrl})`;
    return `- ${escapeHtml(statement)} <br>**${verdictWord(verdict)}** · ${basis} · [\`${id}\`](../contract.html#${id}) · ${place}`;
  });
  return `<details><summary><b>${countVerdicts(promises)} on ${day}</b></summary>\n\n${items.join('\n')}\n\n</details>`;
}

/** Makes headings of paragraphs that begin with a bold word and a full stop. */
function writeHeadings(markdown: string): string {
  return markdown.replace(/^\*\*([A-Z][^.*]+)\.\*\* /gm, '## $1\n\n');
}

/** Shows HTML of a description instead of using it; code stays as it is. */
function escapeHtml(markdown: string): string {
  return markdown
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('<', '&lt;')))
    .join('');
}
