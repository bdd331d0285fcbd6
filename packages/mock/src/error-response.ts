import {
  type DocumentedRejection,
  isObject,
  listExamples,
  type OpenApiDocument,
  type RejectionKind,
} from '@trustline/openapi';
import { type ContractOperation, type Finding, fieldName } from '@trustline/openapi-validator';

const kindOfRule: Readonly<Record<string, RejectionKind>> = {
  security: 'credential',
  json: 'syntax',
  'content-type': 'syntax',
};

/** Builds the vendor's own error responses to wrong requests, of what the document says about them. */
export interface ErrorResponses {
  /** The response to a request that breaks the document; `undefined` when it breaks nothing. */
  readonly toFindings: (operation: ContractOperation, findings: readonly Finding[]) => Response | undefined;
  /** The response to a request that belongs to no operation. */
  readonly toUnknown: (kind: 'unknownPath' | 'unknownMethod') => Response;
}

/**
 * Creates the error responses of one API. They are the document's examples, naming the parameter that was wrong; what
 * was wrong is also in the header `sl-violations` as Prism names it.
 */
export function createErrorResponses(document: OpenApiDocument): ErrorResponses {
  const examples = listExamples(document);
  const documented = document['x-registry']?.rejections ?? {};
  const bodyOf = (operationId: string, { status, example }: DocumentedRejection) => {
    const ofStatus = examples.filter((one) => one.operationId === operationId && one.message === status);
    return (ofStatus.find(({ name }) => name === example) ?? ofStatus[0])?.example.value;
  };
  return {
    toFindings: ({ operationId, responses }, findings) => {
      const violations = findings.filter(({ kind }) => kind === 'violation');
      const [first] = violations;
      if (first === undefined) return undefined;
      const kind = kindOfRule[first.rule] ?? 'request';
      const rejection = documented[kind] ?? { status: statusOf(kind, Object.keys(responses)) };
      const body = bodyOf(operationId, rejection) ?? { message: first.message };
      const told = kind === 'request' ? nameParameters(body, violations) : body;
      return respond(rejection.status, told, { 'sl-violations': headerText(violations) });
    },
    toUnknown: (kind) => {
      const { status, body } = documented[kind] ?? { status: kind === 'unknownPath' ? '404' : '405' };
      return respond(status, body ?? { message: 'The API has no such operation.' });
    },
  };
}

function respond(status: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status: Number(status),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

// For a document that does not say how its vendor rejects a request.
function statusOf(kind: RejectionKind, documented: readonly string[]): string {
  const usual = kind === 'credential' ? ['401', '403', '400'] : ['422', '400'];
  return usual.find((status) => documented.includes(status)) ?? '400';
}

/** Puts the names of the wrong parameters where an error body has them: in a list, or as keys of a map. */
function nameParameters(body: unknown, violations: readonly Finding[]): unknown {
  if (!isObject(body)) return body;
  if (Array.isArray(body.errors)) {
    return { ...body, errors: violations.map((one) => ({ parameter: fieldName(one), error: one.message })) };
  }
  if (!isObject(body.errors)) return body;
  const errors = Object.groupBy(violations, fieldName);
  const messages = Object.entries(errors).map(([name, found]) => [name, (found ?? []).map(({ message }) => message)]);
  return { ...body, message: violations[0]?.message, errors: Object.fromEntries(messages) };
}

// A header has a limited length and carries Latin characters only; JSON may write any other as an escape.
function headerText(violations: readonly Finding[]): string {
  const byPlace = new Map(violations.map((violation) => [`${violation.place}${violation.pointer}`, violation]));
  const shown = [...byPlace.values()]
    .slice(0, 10)
    .map(({ rule, place, pointer, message }) => ({ rule, place, pointer, message }));
  return JSON.stringify(shown).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
