import type { OpenApiDocument } from './document.ts';
import type { Operation } from './operation.ts';
import { resolveReference } from './reference.ts';

/** The documented headers of one response with the values of their own examples; without a content type. */
export function sampleHeaders(document: OpenApiDocument, operation: Operation, status: string): Headers {
  const headers = new Headers();
  for (const [name, reference] of Object.entries(operation.responses[status]?.value.headers ?? {})) {
    const { value } = resolveReference(document, 'headers', document.components.headers, reference, '');
    if (value.example !== undefined) headers.set(name, String(value.example));
  }
  return headers;
}
