import type { SandboxOperation } from './api/api.ts';
import type { Profile } from './profile.ts';

/** What the command prints when the sandbox is up: addresses, credentials, and a line to paste for each API. */
export function banner(
  origin: string,
  { navixy, trustcaller }: Profile,
  data: string | undefined,
  operations: readonly SandboxOperation[],
): string {
  const sections = [
    table('Trustline sandbox', [
      ['Navixy API', navixy.baseUrl],
      ['TrustCaller API', trustcaller.baseUrl],
      ['Control', `${origin}/_sandbox`],
      ['Data', data ?? 'in memory, gone when this stops'],
    ]),
    table('Demo credentials', [
      ['Navixy hash', navixy.hash],
      ['  read-only user', navixy.readOnlyHash],
      ['  account without chat', navixy.noChatHash],
      ['TrustCaller token', trustcaller.token],
      ['  to be used up', trustcaller.expendableToken],
      ['  without api_access', trustcaller.noAccessToken],
      ['  without key management', trustcaller.noKeyManagementToken],
    ]),
    [
      'Try',
      `  curl -s '${navixy.baseUrl}/tracker/chat/unread/count' -H 'Authorization: NVX ${navixy.hash}' -X POST`,
      `  curl -s '${trustcaller.baseUrl}/numbers?per_page=1' -H 'Accept: application/json' -H 'Authorization: Bearer ${trustcaller.token}'`,
    ].join('\n'),
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

function table(title: string, rows: readonly (readonly [name: string, value: string | undefined])[]): string {
  const given = rows.filter(([, value]) => value !== undefined);
  const width = Math.max(...given.map(([name]) => name.length));
  return [title, ...given.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n');
}
