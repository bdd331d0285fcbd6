import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Peer } from './peer.ts';

/** First complaint, or `null`, by fault. */
type Known = Readonly<Record<string, string | null>>;

/** Results that stay true as long as the peer, its set-up, the documents and the sandbox stay the same. */
export interface Cache {
  /** Opens what is known about a peer as things are now. */
  open(peer: Peer): Promise<Memory>;
}

/** What is known about one peer, and a place for more. */
interface Memory {
  readonly known: Known;
  write(known: Known): Promise<void>;
}

const folder = fileURLToPath(new URL('../node_modules/.cache/trustline-peers/results/', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const common = ['bench/peers/{manifest.json,bench/**}', 'packages/sandbox/dist/**', 'specs/dist/*.json'];
const presentation = ['cache.ts', 'peers.ts', 'score.ts', 'table.ts', 'markdown.ts'];
// Ours judges by what is built.
const ours = ['packages/contract-tests/dist/**', 'packages/openapi-validator/dist/**'];

/** Opens the cache; a fresh one knows nothing yet. */
export function openCache(fresh: boolean): Cache {
  return {
    async open(peer) {
      const file = join(folder, `${peer.name}.json`);
      const key = await fingerprint(peer);
      const text = fresh ? '' : await readFile(file, 'utf8').catch(() => '');
      const stored: { key: string; known: Known } | null = text === '' ? null : JSON.parse(text);
      await mkdir(folder, { recursive: true });
      let written = Promise.resolve();
      return {
        known: stored?.key === key ? stored.known : {},
        write(known) {
          written = written.then(() => writeFile(file, JSON.stringify({ key, known })));
          return written;
        },
      };
    },
  };
}

async function fingerprint(peer: Peer): Promise<string> {
  const own = [`bench/peers/${peer.name}/**`, ...(peer.packages.length === 0 ? ours : [])];
  const files: string[] = [];
  for await (const entry of glob([...common, ...own], { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !presentation.includes(entry.name)) files.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(relative(root, file)).update(await readFile(file));
  return hash.digest('hex');
}
