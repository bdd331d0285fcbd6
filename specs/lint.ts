/** Lints every API by `redocly.yaml` and its keys by `extensions.yaml`, and prints each problem in one line: where it is, and what is wrong. */
import { parse } from 'yaml';
import { listApis } from './apis.ts';
import { bundleYaml } from './bundle-yaml.ts';
import { listExtensionProblems } from './extensions.ts';
import { listLintProblems } from './redocly.ts';

try {
  const apiNames = await listApis(import.meta.dirname);
  const problems = await listLintProblems(import.meta.dirname, ...apiNames);
  if (problems.length === 0) {
    for (const api of apiNames) {
      const found = listExtensionProblems(parse(await bundleYaml(import.meta.dirname, api)));
      problems.push(
        ...found.map(({ pointer, message }) => ({ place: `${api}#${pointer}`, message, rule: 'extensions' })),
      );
    }
  }
  for (const { place, message, rule } of problems) console.error(`${place}: ${message.replace(/\s+/g, ' ')} (${rule})`);
  console.log(`${apiNames.join(', ')}: ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
