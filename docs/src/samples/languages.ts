import { writeCurl } from './curl.ts';
import { writePhp } from './php.ts';
import { writePython } from './python.ts';
import type { Sample } from './sample.ts';
import { writeTypeScript } from './typescript.ts';

/** The languages in the order readers meet them. */
const languages = [
  { key: 'curl', label: 'cURL', fence: 'sh', write: writeCurl },
  { key: 'php', label: 'PHP', fence: 'php', write: writePhp },
  { key: 'python', label: 'Python', fence: 'python', write: writePython },
  { key: 'typescript', label: 'TypeScript', fence: 'ts', write: writeTypeScript },
] as const;

/** One request in one language. */
export interface CodeSample {
  /** Names the language in addresses, cookies and Redoc. */
  readonly key: string;
  readonly label: string;
  /** Names the language for syntax highlighting. */
  readonly fence: string;
  readonly source: string;
}

/** Writes a request in every language that has a way to send it. */
export function writeCodeSamples(sample: Sample): CodeSample[] {
  return languages
    .map(({ write, ...language }) => ({ ...language, source: write(sample) }))
    .filter(({ source }) => source !== '');
}
