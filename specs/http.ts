import { listSampleRequests, type OpenApiDocument, type SampleRequest, type SecurityScheme } from '@trustline/openapi';

/**
 * The requests of a document's examples as a `.http` file, which editors and httpyac can send. Its credential comes from
 * the variable `authorization`, so none stands in the file.
 */
export function writeHttpFile(document: OpenApiDocument): string {
  const [server] = document.servers;
  const schemes = Object.values<SecurityScheme>(document.components.securitySchemes ?? {});
  const header = schemes.find((scheme) => scheme.in === 'header' || scheme.type === 'http');
  const form = header?.type === 'http' ? `${header.scheme} <token>` : (header?.description ?? '');
  const name = header?.name ?? 'Authorization';
  const head = [`# ${document.info.title} ${document.info.version}`, `# authorization: ${oneLine(form)}`];
  const variables = [`@baseUrl = ${server?.url ?? ''}`, '@authorization = {{$dotenv AUTHORIZATION}}'];
  const requests = listSampleRequests(document).map((request) => writeRequest(request, name));
  return `${[...head, ...variables, '', ...requests].join('\n')}`;
}

function writeRequest({ name, summary, method, path, query, mediaType, body }: SampleRequest, header: string): string {
  const search = new URLSearchParams(query).toString();
  const lines = [
    `### ${oneLine(summary)}`,
    `# @name ${name}`,
    `${method} {{baseUrl}}${path}${search && `?${search}`}`,
    `${header}: {{authorization}}`,
    'Accept: application/json',
  ];
  if (body === null || mediaType === null) return `${lines.join('\n')}\n`;
  return `${[...lines, `Content-Type: ${mediaType}`, '', writeBody(mediaType, body)].join('\n')}\n`;
}

function writeBody(mediaType: string, body: Readonly<Record<string, unknown>>): string {
  if (mediaType === 'application/json') return JSON.stringify(body, null, 2);
  const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  const fields = Object.fromEntries(Object.entries(body).map(([key, value]) => [key, textOf(value)]));
  return new URLSearchParams(fields).toString();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
