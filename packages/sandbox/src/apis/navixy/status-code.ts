import { knownValues, type OpenApiDocument } from '@trustline/openapi';

/** The application codes the sandbox rejects with; the document gives each its HTTP status and text. */
export const statusCode = {
  databaseError: 1,
  wrongHash: 3,
  sessionEnded: 4,
  wrongFormat: 5,
  unexpectedError: 6,
  invalidParameters: 7,
  tooLargeRequest: 9,
  operationNotPermitted: 13,
  tooManyRequests: 15,
  wrongHandler: 111,
  wrongMethod: 112,
  notFound: 201,
  deviceBlocked: 208,
  notSupportedByDevice: 214,
  nonexistentEntities: 217,
  deviceLimitExceeded: 221,
  notInTariff: 236,
} as const;

/** What the document says about a code. */
export interface CodeFacts {
  readonly httpStatus: number;
  readonly title: string;
}

/** Reads the codes of the document with the HTTP status each comes with. */
export function readStatusCodes(document: OpenApiDocument): ReadonlyMap<number, CodeFacts> {
  const codes = new Map<number, CodeFacts>();
  for (const { const: code, title, 'x-http-status': httpStatus } of knownValues(document, 'StatusCode')) {
    if (typeof code === 'number' && typeof httpStatus === 'number') codes.set(code, { httpStatus, title });
  }
  return codes;
}
