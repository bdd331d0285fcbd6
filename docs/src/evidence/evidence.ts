import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { followSchema } from '@trustline/openapi';
import { listVendorApis, readControlApi, type SiteApi } from '../apis/apis.ts';
import { type ClientBehavior, type ErrorKey, observeClient } from './client-behavior.ts';
import { type PlayedSample, play } from './play.ts';
import { type Verdicts, verifySandbox } from './verdicts.ts';

/** What the site shows of one API that was found out by trying it. */
export interface ApiEvidence {
  readonly baseUrl: string;
  readonly credential?: string | undefined;
  readonly samples: Readonly<Record<string, PlayedSample>>;
  readonly client: readonly ClientBehavior[];
}

/** Everything the site shows that was found out by trying it. */
export interface Evidence {
  readonly verdicts: Verdicts;
  /** By folder of the site. */
  readonly apis: Readonly<Record<string, ApiEvidence>>;
}

const file = join(import.meta.dirname, '../../generated/evidence.json');

/** Reads the evidence that the last run of `evidence.ts` wrote. */
export async function readEvidence(): Promise<Evidence> {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** Runs samples, mistakes and promises against sandboxes in this process. */
export async function collectEvidence(): Promise<Evidence> {
  const apis: Record<string, ApiEvidence> = {};
  for (const api of [...listVendorApis(), readControlApi()]) {
    const { demo, samples } = await play(api.document, api.settings, api.operations);
    apis[api.folder] = {
      baseUrl: demo.baseUrl,
      credential: demo.credential,
      samples: Object.fromEntries(samples),
      client: await observeClient(api, demo, samples, listErrorKeys(api)),
    };
  }
  return { verdicts: await verifySandbox(), apis };
}

/** Lists the error responses of an API: its codes with their statuses, or its statuses where it has no codes. */
export function listErrorKeys({ document, operations }: Pick<SiteApi, 'document' | 'operations'>): ErrorKey[] {
  const codes = listKnownCodes(document).map(({ code, status }) => ({ code, status }));
  if (codes.length > 0) return codes;
  const statuses = new Set(operations.flatMap(({ responses }) => Object.keys(responses)).map(Number));
  return [...statuses]
    .filter((status) => status >= 400)
    .sort((a, b) => a - b)
    .map((status) => ({ status, code: undefined }));
}

/** An error code of an API as its document explains it. */
export interface KnownCode {
  readonly code: number;
  readonly status: number;
  readonly title: string;
  readonly description: string;
  readonly remedy: string;
}

/** Lists the error codes that a document explains (`x-known-values`). */
export function listKnownCodes(document: SiteApi['document']): KnownCode[] {
  return Object.keys(document.components.schemas ?? {}).flatMap((name) => {
    const { 'x-known-values': values } = followSchema(document, { $ref: `#/components/schemas/${name}` });
    if (!Array.isArray(values)) return [];
    return values
      .filter((value) => typeof value['x-http-status'] === 'number')
      .map((value) => ({
        code: Number(value.const),
        status: Number(value['x-http-status']),
        title: String(value.title),
        description: String(value.description),
        remedy: String(value['x-remedy'] ?? ''),
      }));
  });
}
