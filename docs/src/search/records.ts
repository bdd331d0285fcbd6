import type { FaultFacts } from '@trustline/sandbox';
import type { ApiErrors } from '../errors/page.ts';
import type { Page } from '../page/layout.ts';
import { describeFault } from '../reference/faults.ts';
import type { OperationModel } from '../reference/operation/model.ts';
import type { SearchRecord } from './record.ts';

/** Lists what can be searched for: operations, fields, errors, promises, faults and the sections of guides. */
export function listSearchRecords(
  models: readonly OperationModel[],
  errors: readonly ApiErrors[],
  faults: readonly FaultFacts[],
  guides: readonly Page[],
): SearchRecord[] {
  return [
    ...models.map(describeOperation),
    ...models.filter(({ isTwin }) => !isTwin).flatMap(describeFields),
    ...errors.flatMap(describeErrors),
    ...models.flatMap(describePromises),
    ...faults.map((fault) => ({
      url: `sandbox/faults.html#${fault.id}`,
      title: describeFault(fault),
      kind: 'Fault',
      name: fault.id,
    })),
    ...guides.flatMap(describeGuide),
  ];
}

function pathOf({ api, operation }: OperationModel): string {
  return `${api.folder}/${operation.operationId}.html`;
}

function describeOperation(model: OperationModel): SearchRecord {
  const { operation, api, description } = model;
  return {
    url: pathOf(model),
    title: operation.object.summary,
    kind: 'Operation',
    name: operation.operationId,
    text: `${api.label} ${operation.method} ${operation.path} ${description.text}`,
  };
}

function describeFields(model: OperationModel): SearchRecord[] {
  const fields = [...model.parameters, ...model.body, ...model.response];
  return fields.map(({ path, anchor, description }) => ({
    url: `${pathOf(model)}#${anchor}`,
    title: `${path} · ${model.operation.object.summary}`,
    kind: 'Field',
    name: path,
    text: description.slice(0, 60),
  }));
}

function describeErrors({ api, catalogue }: ApiErrors): SearchRecord[] {
  return catalogue.map(({ anchor, code, status, title, meaning, errorClass }) => ({
    url: `errors.html#${anchor}`,
    title: `${code ?? status} ${title} · ${api.label}`,
    kind: 'Error',
    name: `${code ?? ''} ${status} ${errorClass}`,
    text: meaning,
  }));
}

function describePromises(model: OperationModel): SearchRecord[] {
  return model.promises.map(({ id, statement }) => ({
    url: `${pathOf(model)}#${id}`,
    title: statement,
    kind: 'Promise',
    name: id,
  }));
}

function describeGuide(page: Page): SearchRecord[] {
  const sections = (page.markdown ?? '').split(/^(?=##? )/m);
  return sections.map((section, index) => {
    const [heading = '', ...lines] = section.split('\n');
    const title = heading.replace(/^#+ |`/g, '');
    const anchor = page.headings.find(({ text, level }) => text === title && level > 1)?.id;
    return {
      url: `${page.path}${index === 0 || anchor === undefined ? '' : `#${anchor}`}`,
      title: index === 0 ? title : `${title} · ${page.title}`,
      kind: 'Guide',
      text: keepWords(lines.join(' ')),
    };
  });
}

const ignored = new Set(
  'a an and are as at be by for from has in is it its of on or that the to with you your'.split(' '),
);

/** Keeps each word once; the index needs no sentences. */
function keepWords(text: string): string {
  const words = text.match(/[\p{L}\p{N}_.-]{2,}/gu) ?? [];
  return [...new Set(words.map((word) => word.toLowerCase().replace(/\.+$/, '')))]
    .filter((word) => !ignored.has(word))
    .join(' ');
}
