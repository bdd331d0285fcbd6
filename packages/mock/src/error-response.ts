import { listExamples, type OpenApiDocument, type PlacedExample } from '@trustline/openapi';
import type { Finding } from '@trustline/openapi-validator';
import type { ApiName } from '@trustline/specs';

/** Why a request is rejected before Prism sees it. */
type Fault = 'credential' | 'syntax' | 'request';

/** The documented response for each fault: status and, where it is not the status's first, the example's name. */
const documented: Readonly<Record<ApiName, Readonly<Record<Fault, { status: string; name?: string }>>>> = {
  navixy: {
    credential: { status: '400', name: 'ErrorWrongHash' },
    syntax: { status: '400', name: 'ErrorWrongRequestFormat' },
    request: { status: '400' },
  },
  trustcaller: {
    credential: { status: '401' },
    syntax: { status: '422' },
    request: { status: '422' },
  },
};

const faultOfRule: Readonly<Record<string, Fault>> = {
  security: 'credential',
  json: 'syntax',
  'content-type': 'syntax',
};

/**
 * Builds the responses to malformed requests of one API: the vendor's own error, taken from the document's examples,
 * with what was wrong in the header `sl-violations` as Prism names it.
 * A response is `undefined` when nothing breaks the document.
 */
export function createErrorResponse(
  api: ApiName,
  document: OpenApiDocument,
): (operationId: string, findings: readonly Finding[]) => Response | undefined {
  const examples = listExamples(document);
  return (operationId, findings) => {
    const violations = findings.filter(({ kind }) => kind === 'violation');
    const [first] = violations;
    if (first === undefined) return undefined;
    const { status, name } = documented[api][faultOfRule[first.rule] ?? 'request'];
    const example = findExample(examples, operationId, status, name);
    return new Response(JSON.stringify(example.example.value), {
      status: Number(status),
      headers: { 'content-type': example.mediaType, 'sl-violations': headerText(violations) },
    });
  };
}

function findExample(examples: readonly PlacedExample[], operationId: string, status: string, name?: string) {
  const ofStatus = examples.filter((example) => example.operationId === operationId && example.message === status);
  const found = ofStatus.find((example) => example.name === name) ?? ofStatus[0];
  if (found === undefined) throw new Error(`The document has no example for status ${status} of ${operationId}.`);
  return found;
}

// A header has a limited length and carries Latin characters only; JSON may write any other as an escape.
function headerText(violations: readonly Finding[]): string {
  const byPlace = new Map(violations.map((violation) => [`${violation.place}${violation.pointer}`, violation]));
  const told = [...byPlace.values()]
    .slice(0, 10)
    .map(({ rule, place, pointer, message }) => ({ rule, place, pointer, message }));
  return JSON.stringify(told).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
