import {
  escapePointer,
  type Header,
  type Located,
  type OpenApiDocument,
  type Operation,
  type Response,
  resolveReference,
} from '@trustline/openapi';
import { createDeserializer } from './deserialize.ts';
import { type Finding, violation } from './finding.ts';
import { readJson } from './json.ts';
import { mediaTypeOf } from './request-body.ts';
import type { Schemas } from './schema.ts';

/** A response as it came over the wire. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The whole body as text; empty when there is none. */
  readonly body: string;
}

/** Checks a response and lists what is wrong with it, undocumented fields included. */
export type ResponseCheck = (response: ReceivedResponse) => Finding[];

const place = 'response body';

/** Builds the check of an operation's responses: status, headers, content type, JSON and schema. */
export function createResponseCheck(document: OpenApiDocument, operation: Operation, schemas: Schemas): ResponseCheck {
  const checks = new Map(
    Object.entries(operation.responses).map(([status, response]) => [status, createCheck(document, response, schemas)]),
  );
  return (received) => {
    const status = String(received.status);
    const check = checks.get(status) ?? checks.get(`${status.slice(0, 1)}XX`) ?? checks.get('default');
    if (check !== undefined) return check(received);
    const documented = [...checks.keys()].join(', ');
    const message = `The status ${status} is not documented for ${operation.operationId}; documented are ${documented}.`;
    return [violation('status', 'response status', message, '', received.status)];
  };
}

function createCheck(document: OpenApiDocument, response: Located<Response>, schemas: Schemas): ResponseCheck {
  const headerChecks = Object.entries(response.value.headers ?? {}).map(([name, header]) => {
    const pointer = `${response.pointer}/headers/${escapePointer(name)}`;
    return createHeaderCheck(
      document,
      name,
      resolveReference(document, 'headers', document.components.headers, header, pointer),
      schemas,
    );
  });
  const bodyCheck = createBodyCheck(response, schemas);
  return (received) => [...headerChecks.flatMap((check) => check(received)), ...bodyCheck(received)];
}

function createHeaderCheck(
  document: OpenApiDocument,
  name: string,
  header: Located<Header>,
  schemas: Schemas,
): ResponseCheck {
  const check = schemas.at(`${header.pointer}/schema`);
  const decode = createDeserializer(document, header.value.schema);
  const at = `response header ${name}`;
  return ({ headers }) => {
    const text = headers.get(name);
    if (text !== null) return check(decode(text), at);
    return header.value.required === true ? [violation('header', at, 'The header is required, but missing.')] : [];
  };
}

function createBodyCheck({ value, pointer }: Located<Response>, schemas: Schemas): ResponseCheck {
  const mediaTypes = Object.keys(value.content ?? {});
  if (mediaTypes.length === 0) {
    const message = 'No body is documented for this status, but there is one.';
    return ({ body }) => (body === '' ? [] : [violation('body', place, message, '', body)]);
  }
  const checks = new Map(
    mediaTypes.map((mediaType) => [
      mediaType,
      schemas.strictAt(`${pointer}/content/${escapePointer(mediaType)}/schema`),
    ]),
  );
  return ({ headers, body }) => {
    const contentType = headers.get('content-type');
    const check = checks.get(mediaTypeOf(contentType));
    if (check === undefined) {
      const message = `The content type is ${contentType ?? 'missing'}; documented is ${mediaTypes.join(', ')}.`;
      return [violation('content-type', 'response header Content-Type', message, '', contentType ?? undefined)];
    }
    if (body === '') return [violation('body', place, 'The body is empty, but one is documented.')];
    const json = readJson(body, place);
    const broken = json.value === undefined;
    return broken ? [...json.findings] : [...json.findings, ...check(json.value, place, json.notWrittenAsInteger)];
  };
}
