/** Lints every API by `redocly.yaml` and prints each problem in one line: where it is, and what is wrong. */
import { listApis } from './apis.ts';
import { listLintProblems } from './redocly.ts';

try {
  const apiNames = await listApis(import.meta.dirname);
  const problems = await listLintProblems(import.meta.dirname, ...apiNames);
  for (const { place, message, rule } of problems) console.error(`${place}: ${message.replace(/\s+/g, ' ')} (${rule})`);
  console.log(`${apiNames.join(', ')}: ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
