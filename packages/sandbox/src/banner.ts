import { apiNames, loadDocument } from '@trustline/specs';
import type { SandboxOperation } from './api/api.ts';
import { listTrials, type Profile } from './apis/data.ts';

/** What the command prints when the sandbox is up: addresses, credentials, and a line to paste for each API. */
export function banner(
  origin: string,
  profile: Profile,
  data: string | undefined,
  operations: readonly SandboxOperation[],
): string {
  const trials = listTrials(profile);
  const sections = [
    table('Trustline sandbox', [
      ...apiNames.map((api) => [`${displayName(api)} API`, profile[api]?.baseUrl] as const),
      ['Control', `${origin}/_sandbox`],
      ['Data', data ?? 'in memory, gone when this stops'],
    ]),
    table(
      'Demo credentials',
      trials.flatMap(({ credentials }) => credentials),
    ),
    ['Try', ...trials.map(({ command }) => `  ${command}`)].join('\n'),
  ];
  const missing = operations.filter(({ simulated }) => !simulated);
  if (missing.length > 0) {
    sections.push(
      table(
        'Not simulated, returns 501',
        missing.map(({ api, method, path }) => [api, `${method} ${path}`]),
      ),
    );
  }
  return `${sections.join('\n\n')}\n\nCtrl+C stops it.\n`;
}

function displayName(api: (typeof apiNames)[number]): string {
  return loadDocument(api)['x-registry']?.displayName ?? api;
}

function table(title: string, rows: readonly (readonly [name: string, value: string | undefined])[]): string {
  const given = rows.filter(([, value]) => value !== undefined);
  const width = Math.max(...given.map(([name]) => name.length));
  return [title, ...given.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n');
}
