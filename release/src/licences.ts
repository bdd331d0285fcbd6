/** `pnpm release:licences`: fails when something that is shipped has a licence that does not let its users do as they please. */
import { run } from './process.ts';
import { root } from './workflow.ts';

const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);
const { code, stdout, output } = await run('pnpm', ['-r', 'licenses', 'list', '--prod', '--json'], root);
if (code !== 0) throw new Error(`pnpm cannot list the licences: ${output.slice(-300)}`);
const byLicence: Record<string, { name: string }[]> = JSON.parse(stdout);
const isPermissive = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => permissive.has(part)));
const problems = Object.entries(byLicence).filter(([licence]) => !isPermissive(licence));
for (const [licence, packages] of problems) console.error(`${licence}: ${packages.map(({ name }) => name).join(', ')}`);
const count = Object.values(byLicence).reduce((sum, packages) => sum + packages.length, 0);
console.log(`${count} packages are shipped, ${problems.length} licences among theirs are not permissive`);
if (count === 0) console.error('No package was looked at, so nothing was checked.');
process.exitCode = problems.length === 0 && count > 0 ? 0 : 1;
