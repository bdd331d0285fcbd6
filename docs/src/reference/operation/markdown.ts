import type { OperationError } from '../../errors/catalogue.ts';
import type { Field } from '../fields.ts';
import { verdictWord } from '../promises.ts';
import { listFacts } from './facts.ts';
import type { OperationModel } from './model.ts';
import { shortenLists } from './shorten.ts';

/** Writes the page of an operation as Markdown, in the order of the HTML page. */
export function writeOperationMarkdown(model: OperationModel): string {
  const { operation, description, servers, played, parameters, body, response, promises, errors } = model;
  const { object, method, path } = operation;
  const parts = [
    `# ${object.summary}`,
    `\`${method.toUpperCase()} ${path}\` · operation \`${object.operationId}\` · ${model.api.label} ${model.api.document.info.version}`,
    ...servers.map(({ label, address }) => `- ${label}: \`${address}\``),
    description.text,
    listFacts(model)
      .map(({ label, text }) => `- ${label}: ${text}`)
      .join('\n'),
    ...description.notes.map(({ label, text }) => `*${label}.* ${text}`),
    '## Samples',
    ...(servers[0]?.samples ?? []).map(({ label, fence, source }) => `### ${label}\n\n${writeFence(fence, source)}`),
    ...servers.slice(1).flatMap(({ label, samples }) => {
      const [sample] = samples;
      return sample === undefined ? [] : [`### ${label}\n\n${writeFence(sample.fence, sample.source)}`];
    }),
    '## Response',
    `HTTP ${played.response.status}, ${played.simulated ? 'as a fresh sandbox returns it' : 'the example of the document; the sandbox returns 501, as it does not simulate the operation yet'}:`,
    writeFence('json', JSON.stringify(shortenLists(played.response.body).value, null, 2)),
    played.volatile.length === 0
      ? ''
      : `Different each time: ${played.volatile.map((field) => `\`${field}\``).join(', ')}.`,
    writeFields('## Parameters', parameters),
    writeFields('## Body (JSON)', body),
    writeFields('## Response fields', response),
    writeErrors(errors),
    promises.length === 0 ? '' : '## Promises',
    promises
      .map(
        ({ id, statement, basis, source, verdict }) =>
          `- ${statement} (\`${id}\`, ${basis}, ${verdictWord(verdict)}; ${source})`,
      )
      .join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function writeFence(language: string, source: string): string {
  return `\`\`\`${language}\n${source}\n\`\`\``;
}

function writeFields(heading: string, fields: readonly Field[]): string {
  if (fields.length === 0) return '';
  const items = fields.map(({ path, place, type, required, limits, description, notes }) => {
    const facts = [place ?? '', type, required ? '**required**' : '', ...limits].filter((fact) => fact !== '');
    const remarks = notes.map(({ label, text }) => `*${label}.* ${text}`);
    return `- \`${path}\` (${facts.join(', ')}): ${[description, ...remarks].join(' ')}`.trimEnd();
  });
  return [heading, items.join('\n')].join('\n\n');
}

function writeErrors(errors: readonly OperationError[]): string {
  if (errors.length === 0) return '';
  const rows = errors.map(({ entry: { status, code, title, meaning, remedy }, how, prefer }) =>
    [status, code ?? '', `${title}. ${meaning} ${remedy}`, how ?? '', prefer === undefined ? '' : `\`${prefer}\``]
      .map((cell) => String(cell).replace(/\s+/g, ' ').replaceAll('|', '\\|').trim())
      .join(' | '),
  );
  const head =
    '| HTTP | Code | Meaning and remedy | In the sandbox | Mock, `Prefer` |\n| --- | --- | --- | --- | --- |';
  return ['## Errors', [head, ...rows.map((row) => `| ${row} |`)].join('\n')].join('\n\n');
}
