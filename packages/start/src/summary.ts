import { getBorderCharacters, type TableUserConfig, table } from 'table';
import type { Servers } from './servers.ts';

const look: TableUserConfig = {
  border: getBorderCharacters('norc'),
  drawHorizontalLine: (line, rows) => line <= 1 || line === rows,
};

/** Writes the table of what runs and below it a curl line for each, at most 80 columns wide. */
export function writeSummary({ urlOf, profile }: Servers): string {
  const rows = [
    ['Docs', urlOf('docs'), 'guides, reference'],
    ['Navixy mock', urlOf('navixy'), 'responds on demand'],
    ['TrustCaller mock', urlOf('trustcaller'), 'responds on demand'],
    ['Navixy sandbox', profile.navixy.baseUrl, 'remembers'],
    ['TrustCaller sandbox', profile.trustcaller.baseUrl, 'remembers'],
  ];
  const unread = 'tracker/chat/unread/count';
  const curls = [
    [`curl ${urlOf('docs')}/llms.txt`],
    [`curl ${urlOf('navixy')}/${unread}`, `-H 'Authorization: NVX ${'0'.repeat(32)}'`],
    [`curl ${urlOf('trustcaller')}/numbers`, "-H 'Authorization: Bearer any'", "-H 'Accept: application/json'"],
    [`curl ${profile.navixy.baseUrl}/${unread}`, `-H 'Authorization: NVX ${profile.navixy.hash}'`],
    [
      `curl '${profile.trustcaller.baseUrl}/calls?per_page=1'`,
      `-H 'Authorization: Bearer ${profile.trustcaller.token}'`,
      "-H 'Accept: application/json'",
    ],
  ];
  const tries = rows.map(([name], index) => `# ${name}\n${curls[index]?.join(' \\\n  ')}\n`);
  return `\n${table([['Server', 'Address', 'What it is'], ...rows], look)}\n${tries.join('\n')}\nCtrl+C stops all of it.`;
}
