import type { OpenApiDocument } from '@trustline/openapi';
import { isObject } from '@trustline/openapi';
import { listResponseMutants, type ResponseMutant } from '@trustline/openapi-mutants';
import { type Contract, compileContract } from '@trustline/openapi-validator';
import type { ApiName } from '@trustline/specs';

/** Whether anybody would notice if a constraint of the response schemas were not there. */
export interface ConstraintScore {
  readonly api: ApiName;
  /** JSON pointer of the keyword in the document, e.g. `/components/schemas/Call/properties/id/minimum`. */
  readonly constraint: string;
  /** How many responses that break it are reported with it, and pass without it. */
  readonly noticed: number;
  /** How many responses were made that break it. */
  readonly tried: number;
  /** The operations whose responses it is a constraint of. */
  readonly operationIds: readonly string[];
}

/** Takes each constraint away in turn, and asks whether a response that breaks it is then let through. */
export function scoreConstraints(api: ApiName, document: OpenApiDocument): ConstraintScore[] {
  const full = compileContract(document);
  const violating = listResponseMutants(document);
  return [...Map.groupBy(violating, ({ constraint }) => constraint)].map(([constraint, breaking]) => {
    const responses = distinct(breaking);
    const operationIds = new Set(responses.map(({ operationId }) => operationId));
    const weakened = compileContract(withoutKeyword(narrow(document, operationIds), constraint));
    const noticed = responses.filter((reported) => isReported(full, reported) && !isReported(weakened, reported));
    const all = [...new Set(breaking.map(({ operationId }) => operationId))];
    return { api, constraint, noticed: noticed.length, tried: responses.length, operationIds: all };
  });
}

/** The same named schema is reached by many operations; two of them are enough to see a constraint by. */
function distinct(violating: readonly ResponseMutant[]): ResponseMutant[] {
  const operations = [...new Set(violating.map(({ operationId, status }) => `${operationId} ${status}`))].slice(0, 2);
  return violating.filter(({ operationId, status }) => operations.includes(`${operationId} ${status}`));
}

function isReported({ operations }: Contract, { operationId, response, place, pointer }: ResponseMutant): boolean {
  const operation = operations.find((known) => known.operationId === operationId);
  if (operation === undefined || response === undefined) return false;
  return operation
    .checkResponse(response)
    .some((finding) => finding.kind === 'violation' && finding.place === place && finding.pointer === pointer);
}

/** The document with some operations and what they refer to, so that a constraint costs the same in a larger one. */
function narrow(document: OpenApiDocument, operationIds: ReadonlySet<string>): OpenApiDocument {
  const isWanted = (item: unknown) =>
    isObject(item) &&
    Object.values(item).some((object) => isObject(object) && operationIds.has(String(object.operationId)));
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([, item]) => isWanted(item)));
  const { securitySchemes, ...named } = document.components;
  const kept: Record<string, Record<string, unknown>> = {};
  const keep = (place: unknown) => {
    for (const [, kind = '', name = ''] of JSON.stringify(place).matchAll(/"#\/components\/(\w+)\/([\w.-]+)"/g)) {
      const part: unknown = Reflect.get(Reflect.get(named, kind) ?? {}, name);
      if (part === undefined || kept[kind]?.[name] !== undefined) continue;
      kept[kind] = { ...kept[kind], [name]: part };
      keep(part);
    }
  };
  keep(paths);
  return { ...document, paths, components: { ...kept, ...(securitySchemes && { securitySchemes }) } };
}

function withoutKeyword(document: OpenApiDocument, pointer: string): OpenApiDocument {
  const weakened = structuredClone(document);
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const keyword = keys.pop() ?? '';
  const place = keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    weakened,
  );
  if (!isObject(place)) throw new Error(`${document.info.title}: nothing stands at ${pointer}.`);
  Reflect.deleteProperty(place, keyword);
  return weakened;
}
