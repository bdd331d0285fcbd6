import { listExamples, type OpenApiDocument } from '@trustline/openapi';
import { problem } from './problem.ts';

/**
 * Builds the check of `Prefer: code=…, example=…`: an example that the operation does not have returns the
 * names it has, where Prism would respond 500. The response is `undefined` when there is nothing to say.
 */
export function createPreferenceCheck(
  document: OpenApiDocument,
): (operationId: string, prefer: string | null) => Response | undefined {
  const examples = listExamples(document).filter(({ message }) => /^\d{3}$/.test(message));
  return (operationId, prefer) => {
    const wanted = /\bexample="?([^",;\s]+)/.exec(prefer ?? '')?.[1];
    if (wanted === undefined) return undefined;
    const code = /\bcode="?(\d+)/.exec(prefer ?? '')?.[1];
    const offered = examples.filter(
      (example) => example.operationId === operationId && (code === undefined || example.message === code),
    );
    if (offered.some(({ name }) => name === wanted)) return undefined;
    const names = offered.map(({ message, name }) => `code=${message}, example=${name}`).join('; ') || 'none';
    return problem(404, 'No such example', `${operationId} has no example "${wanted}". Prefer one of: ${names}.`);
  };
}
