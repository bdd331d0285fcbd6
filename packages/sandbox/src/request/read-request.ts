import { isUtf8 } from 'node:buffer';
import type { OpenApiDocument } from '@trustline/openapi';
import { type ContractOperation, type Finding, nameMissingFields } from '@trustline/openapi-validator';
import type { SandboxRequest } from '../http/message.ts';

/** The parameters and body of a request as values, with everything the document objects to. */
export interface ReadRequest {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly header: Record<string, unknown>;
  readonly body: unknown;
  readonly findings: readonly Finding[];
}

const noHeaders = new Headers();
const noQuery = new URLSearchParams();
const decoder = new TextDecoder();

/** Reads a request by the document. */
export function readRequest(
  document: OpenApiDocument,
  operation: ContractOperation,
  pathParameters: Readonly<Record<string, string>>,
  request: SandboxRequest,
): ReadRequest {
  const query = queryOf(request);
  const { findings, ...parameters } = operation.parseParameters({
    path: pathParameters,
    query,
    headers: documentedHeaders(operation, request),
  });
  if (operation.requestBody === undefined) return { ...parameters, body: undefined, findings };
  const body = parseBody(operation, request);
  const inBody = body.findings.length === 0 ? [] : nameMissingFields(document, operation, body.value, body.findings);
  return { ...parameters, body: body.value, findings: [...findings, ...inBody] };
}

/** The query of a request, decoded. */
export function queryOf(request: SandboxRequest): URLSearchParams {
  return request.query === '' ? noQuery : new URLSearchParams(request.query);
}

function parseBody(operation: ContractOperation, request: SandboxRequest): { value: unknown; findings: Finding[] } {
  const contentType = request.header('content-type');
  if (request.body.length > 0 && !isUtf8(request.body)) {
    const message = 'The body is no UTF-8 text.';
    return {
      value: undefined,
      findings: [{ kind: 'violation', rule: 'encoding', place: 'request body', pointer: '', message }],
    };
  }
  return operation.parseBody(contentType, request.body.length === 0 ? '' : decoder.decode(request.body));
}

function documentedHeaders(operation: ContractOperation, request: SandboxRequest): Headers {
  const names = operation.parameters.filter(({ value }) => value.in === 'header').map(({ value }) => value.name);
  if (names.length === 0) return noHeaders;
  const headers = new Headers();
  for (const name of names) {
    const value = request.header(name.toLowerCase());
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** Says whether the document objects to nothing, so that the request has the types its schemas describe. */
export function isAccepted<Input>(input: unknown, findings: readonly Finding[]): input is Input {
  return input !== undefined && findings.length === 0;
}
