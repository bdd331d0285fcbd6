import { listOperations, type OpenApiDocument, type Operation } from '@trustline/openapi';
import { type Finding, legacy } from './finding.ts';
import { quotedFields, unquoteFields } from './legacy.ts';
import {
  createParameterReader,
  findUndocumentedQuery,
  type ParameterTexts,
  type ParsedParameters,
} from './parameters.ts';
import { createBodyReader, type ParsedBody } from './request-body.ts';
import { createResponseCheck, type ReceivedResponse } from './response.ts';
import { createRouter, type Match } from './router.ts';
import { createSchemas } from './schema.ts';
import { createSecurityCheck } from './security.ts';

/** A request as it is sent. */
export interface SentRequest {
  /** Path template parameters as texts, as the router found them. */
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The whole body as text; empty when there is none. */
  readonly body: string;
}

/** An operation of a document that can read its requests and check its messages. */
export interface ContractOperation extends Operation {
  /** Reads the parameters into values by their schemas and fills in defaults. */
  readonly parseParameters: (texts: ParameterTexts) => ParsedParameters;
  /** Reads a JSON or form body into a value by its schema; defaults are not filled in. */
  readonly parseBody: (contentType: string | null, text: string) => ParsedBody;
  /** Lists what is wrong with a request, its credential and undocumented parameters included. */
  readonly checkRequest: (request: SentRequest) => Finding[];
  /** Lists what is wrong with a response, undocumented fields included. */
  readonly checkResponse: (response: ReceivedResponse) => Finding[];
}

/** A document made executable. */
export interface Contract {
  readonly document: OpenApiDocument;
  readonly operations: readonly ContractOperation[];
  /** Finds the operation of a method (`GET`, …) and a path below the server's base URL. */
  readonly findOperation: (method: string, path: string) => Match<ContractOperation>;
}

/**
 * Makes a bundled document executable. Schemas are compiled when they are first needed, and a frozen document only once.
 * Throws an Error that names the place of a `format` the check does not know.
 */
export function compileContract(document: OpenApiDocument): Contract {
  const contract = compiled.get(document) ?? compile(document);
  if (Object.isFrozen(document)) compiled.set(document, contract);
  return contract;
}

const compiled = new WeakMap<OpenApiDocument, Contract>();

function compile(document: OpenApiDocument): Contract {
  const schemas = createSchemas(document);
  const operations = listOperations(document).map((operation): ContractOperation => {
    const parseParameters = createParameterReader(document, operation, schemas);
    const parseBody = createBodyReader(document, operation, schemas);
    const checkSecurity = createSecurityCheck(document, operation);
    const quoted = quotedFields(operation);
    /** Fields in quotes, as outdated pages show them, are legacy; the rest of the body is checked without the quotes. */
    const checkBody = (contentType: string | null, body: string) => {
      const unquoted = unquoteFields(contentType, body, quoted);
      if (unquoted === undefined) return parseBody(contentType, body).findings;
      const written = unquoted.names.map((name) =>
        legacy('quoted', 'request body', `The field "${name}" is in quotes, as outdated pages show it.`, `/${name}`),
      );
      return [...parseBody(contentType, unquoted.body).findings, ...written];
    };
    const checkRequest = ({ pathParameters, query, headers, body }: SentRequest) => [
      ...checkSecurity(query, headers),
      ...parseParameters({ path: pathParameters, query, headers }).findings,
      ...findUndocumentedQuery(document, operation, query),
      ...checkBody(headers.get('content-type'), body),
    ];
    return {
      ...operation,
      parseParameters,
      parseBody,
      checkRequest,
      checkResponse: createResponseCheck(document, operation, schemas),
    };
  });
  return { document, operations, findOperation: createRouter(operations) };
}
