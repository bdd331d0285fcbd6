import { listSampleRequests, type OpenApiDocument } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import { writeCurl } from './curl.ts';
import { writePhp } from './php.ts';
import { writePython } from './python.ts';
import type { Sample } from './sample.ts';
import { writeTypeScript } from './typescript.ts';

/** One request in one language, as Redoc shows it under `x-codeSamples`. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

/** The languages in the order readers meet them; `fence` names each for syntax highlighting. */
export const languages = [
  { lang: 'Shell', label: 'curl', fence: 'sh', write: writeCurl },
  { lang: 'TypeScript', label: 'TypeScript', fence: 'ts', write: writeTypeScript },
  { lang: 'Python', label: 'Python', fence: 'python', write: writePython },
  { lang: 'PHP', label: 'PHP', fence: 'php', write: writePhp },
] as const;

/** Writes the first example of each operation in every language, by operationId. */
export function writeCodeSamples(
  api: ApiName,
  document: OpenApiDocument,
  baseUrl: string,
): Record<string, CodeSample[]> {
  const samples: Record<string, CodeSample[]> = {};
  for (const request of listSampleRequests(document)) {
    const sample: Sample = { api, baseUrl, request };
    samples[request.operationId] ??= languages.map(({ lang, label, write }) => ({
      lang,
      label,
      source: write(sample),
    }));
  }
  return samples;
}
