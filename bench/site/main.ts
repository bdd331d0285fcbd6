/** `pnpm lighthouse`: scores pages of the site and what other renderers make of the same document, and fails below the bounds. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installExactly } from '@trustline/bench-install';
import { createDocs } from '@trustline/docs';
import { listen } from '@trustline/mock';
import { listOperations } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { Hono } from 'hono';
import { createPeers, pathOf, peers } from './peers.ts';
import { medianOf, type Score, score } from './score.ts';

const runs = Number(process.env.RUNS ?? 1);
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const [api = ''] = apiNames;

/** What is measured: a page, and the least performance it may have. */
const plain = ['index.html', 'guides/errors.html', 'errors.html', 'contract.html', 'sandbox/faults.html'];
const operations = apiNames.map((name) => `${name}/${listOperations(loadDocument(name)).at(-1)?.operationId}.html`);
const explorers = apiNames.map((name) => `${name}/index.html`);
const rows: { page: string; kind: 'plain' | 'redoc' | 'peer'; score: Score }[] = [];

const folder = await installExactly('lighthouse', join(import.meta.dirname, 'packages.json'));
const modules = join(folder, 'node_modules');
const app = new Hono();
app.route('/', createPeers(modules, api));
app.mount('/', createDocs());
const server = await listen(app.fetch);
try {
  for (const page of [...plain, ...operations]) rows.push({ page, kind: 'plain', score: await measure(page) });
  for (const page of explorers) rows.push({ page, kind: 'redoc', score: await measure(page) });
  for (const name of Object.keys(peers)) rows.push({ page: name, kind: 'peer', score: await measure(pathOf(name)) });
} finally {
  await server.stop();
}

const problems = rows.flatMap(({ page, kind, score: one }) =>
  listProblems(kind, one).map((problem) => `${page}: ${problem}`),
);
const result = { day: new Date().toISOString().slice(0, 10), runs, rows };
await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(result, null, 2)}\n`);
for (const problem of problems) console.error(problem);
console.log(`${rows.length} pages, ${problems.length} below their bound`);
process.exitCode = problems.length === 0 ? 0 : 1;

async function measure(path: string): Promise<Score> {
  const scores: Score[] = [];
  for (let run = 0; run < runs; run += 1) scores.push(await score(modules, `${server.url}/${path}`, chromium));
  const median = medianOf(scores);
  console.log(
    path.padEnd(34),
    Object.values(median)
      .map((figure) => String(figure).padStart(8))
      .join(''),
  );
  return median;
}

function listProblems(kind: (typeof rows)[number]['kind'], one: Score): string[] {
  if (kind === 'peer') return [];
  const best = Math.max(...rows.filter((row) => row.kind === 'peer').map((row) => row.score.performance));
  const common = [
    one.accessibility < 100 ? `accessibility ${one.accessibility}` : '',
    one.seo < 100 ? `SEO ${one.seo}` : '',
  ];
  const own =
    kind === 'plain'
      ? [
          one.performance < 98 ? `performance ${one.performance}` : '',
          one.bestPractices < 100 ? `best practices ${one.bestPractices}` : '',
        ]
      : [
          one.performance <= best ? `performance ${one.performance}, a peer has ${best}` : '',
          one.shift > 0.05 ? `shift ${one.shift}` : '',
        ];
  return [...common, ...own].filter((problem) => problem !== '');
}
