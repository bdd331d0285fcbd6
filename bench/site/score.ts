import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What Lighthouse says of a page on a phone; scores are out of 100. */
export interface Score {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  /** Bytes that were transferred. */
  readonly bytes: number;
}

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

/** Runs Lighthouse on a page as a phone with simulated throttling. */
export async function score(modules: string, url: string, chromium: string): Promise<Score> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-lighthouse-'));
  try {
    const output = join(folder, 'report.json');
    const flags =
      '--headless=new --no-sandbox --disable-gpu --host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"';
    const words = [url, '--quiet', '--output=json', `--output-path=${output}`, `--chrome-flags=${flags}`];
    await run(process.execPath, [join(modules, 'lighthouse/cli/index.js'), ...words], {
      env: { ...process.env, CHROME_PATH: chromium },
      timeout: 180_000,
    });
    return toScore(JSON.parse(await readFile(output, 'utf8')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function toScore({ categories, audits }: Report): Score {
  const points = (name: string) => Math.round(100 * (categories[name]?.score ?? 0));
  return {
    performance: points('performance'),
    accessibility: points('accessibility'),
    bestPractices: points('best-practices'),
    seo: points('seo'),
    shift: Number((audits['cumulative-layout-shift']?.numericValue ?? 1).toFixed(3)),
    bytes: audits['total-byte-weight']?.numericValue ?? 0,
  };
}

/** The median of several runs, figure by figure. */
export function medianOf(scores: readonly Score[]): Score {
  const median = (key: keyof Score) => scores.map((one) => one[key]).sort((a, b) => a - b)[scores.length >> 1] ?? 0;
  return {
    performance: median('performance'),
    accessibility: median('accessibility'),
    bestPractices: median('bestPractices'),
    seo: median('seo'),
    shift: median('shift'),
    bytes: median('bytes'),
  };
}
