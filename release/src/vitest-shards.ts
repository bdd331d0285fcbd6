/** `pnpm shards`: the tests of a package in three parts, merged, are those of one run. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReleaseError, reportErrors } from './error.ts';
import { run } from './process.ts';
import { root } from './workflow.ts';

const parts = 3;
const [folder = 'packages/openapi-validator'] = process.argv.slice(2);
const packageFolder = join(root, folder);

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

await reportErrors(async () => {
  const reports = await mkdtemp(join(tmpdir(), 'trustline-shards-'));
  try {
    const [whole, merged] = [join(reports, 'whole.json'), join(reports, 'merged.json')];
    await vitest('run', '--reporter=json', `--outputFile=${whole}`);
    for (let part = 1; part <= parts; part += 1) {
      const blob = join(reports, 'blobs', `blob-${part}.json`);
      await vitest('run', `--shard=${part}/${parts}`, '--reporter=blob', `--outputFile=${blob}`);
    }
    await vitest(`--merge-reports=${join(reports, 'blobs')}`, '--reporter=json', `--outputFile=${merged}`);
    const [one, other] = [await listTests(whole), await listTests(merged)];
    const difference = [...one.filter((test) => !other.includes(test)), ...other.filter((test) => !one.includes(test))];
    console.log(
      `${folder}: ${one.length} tests in one run, ${other.length} in ${parts} parts, ${difference.length} differ`,
    );
    if (difference.length > 0 || one.length === 0) throw new ReleaseError(difference.slice(0, 5).join('\n'));
  } finally {
    await rm(reports, { recursive: true });
  }
});

async function vitest(...words: readonly string[]): Promise<void> {
  const { code, output } = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...words], packageFolder);
  if (code !== 0) throw new ReleaseError(output.slice(-600));
}

async function listTests(file: string): Promise<string[]> {
  const { testResults }: VitestReport = JSON.parse(await readFile(file, 'utf8'));
  return testResults
    .flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status }) => `${name} ${fullName} ${status}`),
    )
    .sort();
}
