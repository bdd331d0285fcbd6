import { isObject, listExamples } from '@trustline/openapi';
import type { SiteApi } from '../apis/apis.ts';
import { type Evidence, listErrorKeys, listKnownCodes } from '../evidence/evidence.ts';

/** An error of an API: an application code, or an HTTP status where the API has no codes. */
export interface CatalogueEntry {
  /** Its anchor on the page of errors, e.g. `acme-217`. */
  readonly anchor: string;
  readonly status: number;
  readonly code: number | undefined;
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
  /** The class the client throws. */
  readonly errorClass: string;
  /** Whether the client repeats a request that only reads. */
  readonly isRetried: boolean;
  /** The operations whose pages name it; none for one that any operation may return. */
  readonly operationIds: readonly string[];
}

/** An error of one operation. */
export interface OperationError {
  readonly entry: CatalogueEntry;
  /** Whether the document names it for this operation, rather than for any. */
  readonly isOwn: boolean;
  /** The `Prefer` header that makes the mock return it. */
  readonly prefer: string | undefined;
  /** How the sandbox is brought to return it, as Markdown. */
  readonly how: string | undefined;
}

/** Lists every error of an API by code, or by status where it has no codes. */
export function listCatalogue(api: SiteApi, evidence: Evidence): CatalogueEntry[] {
  const codes = listKnownCodes(api.document);
  return listErrorKeys(api).map(({ status, code }) => {
    const known = codes.find((one) => one.code === code);
    const response = responseOf(api, status);
    const behavior = evidence.apis[api.folder]?.client.find((one) => one.status === status && one.code === code);
    return {
      anchor: `${api.folder}-${code ?? status}`,
      status,
      code,
      title: known?.title ?? statusTitles[status] ?? String(status),
      meaning: known?.description ?? response.description,
      remedy: known?.remedy ?? response.remedy,
      errorClass: behavior?.errorClass ?? '',
      isRetried: behavior?.isRetried ?? false,
      operationIds: api.operations
        .filter((operation) => isNamed(api, operation, status, code))
        .map(({ operationId }) => operationId),
    };
  });
}

const statusTitles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'Not found',
  422: 'Validation failed',
  429: 'Too many requests',
  500: 'Server error',
};

function responseOf({ operations }: SiteApi, status: number): { description: string; remedy: string } {
  const found = operations.map(({ responses }) => responses[String(status)]?.value).find((one) => one !== undefined);
  const remedy = isObject(found) ? found['x-remedy'] : undefined;
  return { description: found?.description ?? '', remedy: typeof remedy === 'string' ? remedy : '' };
}

type Operation = SiteApi['operations'][number];

function isNamed({ settings }: SiteApi, operation: Operation, status: number, code: number | undefined): boolean {
  if (settings.codePointer === undefined) return operation.responses[String(status)] !== undefined;
  const named: unknown = Reflect.get(operation.object, 'x-error-codes');
  return Array.isArray(named) && named.includes(code);
}

/** Lists the errors an operation may return, its own before those of any operation. */
export function listOperationErrors(
  api: SiteApi,
  operation: Operation,
  catalogue: readonly CatalogueEntry[],
  evidence: Evidence,
): OperationError[] {
  const provoked = evidence.apis[api.folder]?.samples[operation.operationId]?.errors ?? [];
  const errors = catalogue
    .filter(({ status }) => operation.responses[String(status)] !== undefined)
    .map((entry) => ({
      entry,
      isOwn: entry.operationIds.includes(operation.operationId),
      prefer: preferOf(api, operation, entry),
      how: provoked.find(({ status, code }) => status === entry.status && code === entry.code)?.how,
    }))
    .filter(({ entry, isOwn }) => isOwn || entry.operationIds.length === 0);
  return [...errors.filter(({ isOwn }) => isOwn), ...errors.filter(({ isOwn }) => !isOwn)];
}

function preferOf(
  { document, settings }: SiteApi,
  { operationId }: Operation,
  entry: CatalogueEntry,
): string | undefined {
  const examples = listExamples(document).filter(
    (one) => one.operationId === operationId && one.message === String(entry.status),
  );
  const codeOf = (value: unknown) =>
    settings.codePointer?.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);
  const example = examples.find((one) => codeOf(one.example.value) === entry.code);
  if (example === undefined) return undefined;
  return example === examples[0] ? `code=${entry.status}` : `code=${entry.status}, example=${example.name}`;
}
