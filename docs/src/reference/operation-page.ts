import {
  type Example,
  listExamples,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  resolveReference,
} from '@trustline/openapi';
import { type CodeSample, languages } from '../samples/languages.ts';
import { writePromises } from './annotate.ts';
import { listFields } from './fields.ts';
import { writeTable } from './table.ts';
import { describeLimits, describeType } from './type-text.ts';

/** What an operation's page is made of. */
export interface OperationSource {
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  readonly samples: readonly CodeSample[];
}

/** Writes the Markdown page of one operation: everything its document says, promises and samples included. */
export function writeOperationPage(source: OperationSource): string {
  const { document, operation } = source;
  const { object, method, path } = operation;
  const [server] = document.servers;
  const rights = object['x-required-permissions'] ?? [];
  const parts = [
    `# ${object.summary}`,
    `\`${method.toUpperCase()} ${path}\` · operation \`${object.operationId}\` · ${document.info.title}, ${server?.url ?? ''}`,
    object.description,
    rights.length > 0 ? `**Needs:** ${rights.map((right) => `\`${right}\``).join(', ')}.` : '',
    writePromises(object['x-promises'], '##'),
    writeRequest(source),
    writeSamples(source.samples),
    '## Responses',
    ...writeResponses(source),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function writeRequest({ document, operation }: OperationSource): string {
  const parameters = operation.parameters.map(({ value }) => {
    const schema = value.schema ?? Object.values(value.content ?? {})[0]?.schema ?? {};
    const limits = describeLimits(document, schema);
    return [
      `\`${value.name}\``,
      value.in,
      value.content === undefined ? describeType(document, schema) : `JSON text: ${describeType(document, schema)}`,
      value.required === true ? 'yes' : 'no',
      [value.description ?? '', limits].filter((text) => text !== '').join(' Limits: '),
    ];
  });
  const bodies = Object.entries(operation.requestBody?.value.content ?? {}).map(([mediaType, media]) =>
    [`### Body: ${mediaType}`, writeFields(document, media)].join('\n\n'),
  );
  const table = writeTable(['Parameter', 'In', 'Type', 'Required', 'Description'], parameters);
  const parts = [table === '' ? '' : `### Parameters\n\n${table}`, ...bodies].filter((part) => part !== '');
  return parts.length === 0 ? '' : ['## Request', ...parts].join('\n\n');
}

function writeFields(document: OpenApiDocument, { schema }: MediaType): string {
  const rows = listFields(document, schema ?? {}).map(({ path, type, required, limits, description }) => [
    `\`${path}\``,
    type,
    required ? 'yes' : 'no',
    [description, limits].filter((text) => text !== '').join(' Limits: '),
  ]);
  return writeTable(['Field', 'Type', 'Required', 'Description'], rows);
}

function writeSamples(samples: readonly CodeSample[]): string {
  const written = samples.map(({ label, lang, source }) => {
    const fence = languages.find((language) => language.lang === lang)?.fence ?? '';
    return `### ${label}\n\n\`\`\`${fence}\n${source}\n\`\`\``;
  });
  return ['## Samples', ...written].join('\n\n');
}

function writeResponses({ document, operation }: OperationSource): string[] {
  const examples = listExamples(document).filter(({ operationId }) => operationId === operation.operationId);
  return Object.entries(operation.responses).map(([status, { value }]) => {
    const headers = Object.entries(value.headers ?? {}).map(([name, header]) => {
      const found = resolveReference(document, 'headers', document.components.headers, header, '').value;
      return [
        `\`${name}\``,
        describeType(document, found.schema ?? {}),
        found.required === true ? 'always' : 'optional',
        found.description ?? '',
      ];
    });
    const media = Object.values(value.content ?? {})[0];
    const shown = examples
      .filter(({ message }) => message === status)
      .map(({ name, example }) => writeExample(name, example));
    const parts = [
      `### ${status}`,
      value.description,
      writeTable(['Header', 'Type', 'Sent', 'Description'], headers),
      media === undefined ? '' : writeFields(document, media),
      ...shown,
    ];
    return parts.filter((part) => part !== '').join('\n\n');
  });
}

function writeExample(name: string, { summary, value }: Example): string {
  return `Example \`${name}\`${summary === undefined ? '' : `: ${summary}`}\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
