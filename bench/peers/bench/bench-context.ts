import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { apis } from '../apis/apis.ts';
import { runNode } from './command.ts';
import { downgradeTo30, withServer, withWorkingExamples } from './document.ts';
import type { Installation } from './installation.ts';
import { UnavailableError } from './peer.ts';
import type { BrokenServer } from './server.ts';
import { type TrafficRequest, type WireRequest, withEveryOperation, writeTraffic } from './traffic.ts';

/** In which form a peer gets the document. */
interface Edition {
  /** Whether requests have one working example each, for tools that make up requests from examples. */
  readonly examples: 'published' | 'working';
  readonly version: '3.1' | '3.0';
  /** Whether every reference is replaced by what it refers to. */
  readonly dereferenced?: boolean;
}

/** What a peer works with: the server, the traffic, the document, and a folder for its own files. */
export interface BenchContext {
  readonly server: BrokenServer;
  readonly installation: Installation;
  readonly folder: string;
  /** The fixed traffic of an API. */
  traffic(api: ApiName): readonly WireRequest[];
  /** The header that carries the account's credential. */
  authorization(api: ApiName): string;
  /** Writes the document in the form a peer needs and gives the file's path. */
  writeDocument(api: ApiName, edition: Edition): Promise<string>;
  clear(): Promise<void>;
}

/** Prepares what a peer works with beside a server, in a temporary folder of its own. */
export async function createBenchContext(server: BrokenServer, installation: Installation): Promise<BenchContext> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-peers-'));
  server.breakWith(null);
  const lists = new Map<ApiName, TrafficRequest[]>();
  for (const api of apiNames) {
    const credential = { authorization: apis[api].authorization(server.profile) };
    lists.set(api, withEveryOperation(loadDocument(api), await apis[api].traffic(server), credential));
  }
  const listOf = (api: ApiName) => lists.get(api) ?? [];
  return {
    server,
    installation,
    folder,
    traffic: (api) => writeTraffic(loadDocument(api), listOf(api)),
    authorization: (api) => apis[api].authorization(server.profile),
    async writeDocument(api, { examples, version, dereferenced = false }) {
      const file = join(folder, `${api}-${examples}-${version}${dereferenced ? '-dereferenced' : ''}.json`);
      // Written once: a peer that watches its document would start again.
      if (existsSync(file)) return file;
      const published = withServer(loadDocument(api), server.baseUrl(api));
      const document = examples === 'working' ? withWorkingExamples(published, listOf(api)) : published;
      await writeFile(file, JSON.stringify(version === '3.0' ? withoutSummary(downgradeTo30(document)) : document));
      if (version === '3.0') await convert(installation, file, folder);
      if (version === '3.0' || dereferenced) await bundle(installation, file, folder, dereferenced);
      return file;
    },
    clear: () => rm(folder, { recursive: true }),
  };
}

function withoutSummary(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document), (key, value) => {
    if (key !== 'info') return value;
    const { summary: _summary, ...info } = value;
    return info;
  });
}

async function convert(installation: Installation, file: string, folder: string): Promise<void> {
  const command = installation.command('@apiture/openapi-down-convert', 'openapi-down-convert');
  const ended = await runNode(command, ['--input', file, '--output', file, '--allOf'], folder);
  if (ended.code !== 0) throw new UnavailableError(`The document could not be converted to 3.0: ${ended.output}`);
}

// The converter writes YAML, and some peers read JSON only; bundling writes JSON again.
async function bundle(installation: Installation, file: string, folder: string, dereferenced: boolean): Promise<void> {
  const words = ['bundle', file, '--output', file, '--ext', 'json', ...(dereferenced ? ['--dereferenced'] : [])];
  const ended = await runNode(installation.command('@redocly/cli', 'redocly'), words, folder);
  if (ended.code !== 0) throw new UnavailableError(`The document could not be bundled: ${ended.output}`);
}
