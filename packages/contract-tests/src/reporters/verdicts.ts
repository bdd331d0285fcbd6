import { isObject } from '@trustline/openapi';
import { SetupError } from '../engine/error.ts';
import type { RunResult } from '../engine/result.ts';

/** What is worth remembering of a run: no request, no response and no value is in it. */
export interface Verdicts {
  readonly apis: readonly ApiVerdicts[];
}

/** The verdicts of one API. */
export interface ApiVerdicts {
  readonly api: string;
  readonly promises: readonly { readonly id: string; readonly verdict: string }[];
  /** Each undocumented field that was seen, as operation and JSON pointer without positions in lists. */
  readonly undocumented: readonly string[];
}

/** Takes from a run what is worth remembering. */
export function toVerdicts(run: Pick<RunResult, 'apis'>): Verdicts {
  const apis = run.apis.map(({ api, promises, responses }) => ({
    api,
    promises: promises.map(({ id, verdict }) => ({ id, verdict })),
    undocumented: listFields(responses.flatMap(({ findings }) => findings)),
  }));
  return { apis };
}

/** Reads a `verdicts.json` or a whole `report.json`. Throws a SetupError that names the file when it is neither. */
export function readVerdicts(text: string, file: string): Verdicts {
  const run = parse(text, file);
  const apis = isObject(run) && Array.isArray(run.apis) ? run.apis : undefined;
  if (apis?.every(isApi) !== true) {
    throw new SetupError(
      `${file} is no report of trustline-contract: it has no apis[].promises[] with id and verdict.`,
    );
  }
  return {
    apis: apis.map(({ api, promises, responses = [], undocumented }) => ({
      api,
      promises: promises.map(({ id, verdict }) => ({ id, verdict })),
      undocumented: undocumented ?? listFields(responses.flatMap(({ findings }) => findings)),
    })),
  };
}

interface Finding {
  readonly kind: string;
  readonly operationId: string | null;
  readonly pointer: string;
}

interface ReportedApi {
  readonly api: string;
  readonly promises: readonly { readonly id: string; readonly verdict: string }[];
  readonly responses?: readonly { readonly findings: readonly Finding[] }[];
  readonly undocumented?: readonly string[];
}

function listFields(findings: readonly Finding[]): string[] {
  const fields = findings
    .filter(({ kind }) => kind === 'undocumented')
    .map(
      ({ operationId, pointer }) => `${operationId ?? 'unknown operation'} ${pointer.replace(/\/\d+(?=\/|$)/g, '/*')}`,
    );
  return [...new Set(fields)].sort();
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SetupError(`${file} is not JSON; --compare takes the report.json or verdicts.json of an earlier run.`);
  }
}

function isApi(value: unknown): value is ReportedApi {
  if (!isObject(value) || typeof value.api !== 'string' || !Array.isArray(value.promises)) return false;
  return value.promises.every(
    (promise) => isObject(promise) && typeof promise.id === 'string' && typeof promise.verdict === 'string',
  );
}
