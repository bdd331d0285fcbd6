import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gte, inc, prerelease, valid } from 'semver';
import { parse } from 'yaml';
import { byImpact, type Change, greatestImpact, type Impact } from './change.ts';
import { isMapping } from './extension.ts';
import { compareExtensions } from './extensions.ts';
import { comparePromises } from './promises.ts';
import { compareShapes } from './shape.ts';

/** What changed between two bundles of one API, and whether the version says so. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** The impact of all changes together; undefined when there are none. */
  readonly impact: Impact | undefined;
  readonly baseVersion: string;
  readonly version: string;
  /** The least version a release with these changes may have. */
  readonly requiredVersion: string;
  readonly sufficient: boolean;
}

/**
 * Compares two bundles, each as YAML or JSON text.
 * Throws an Error of one sentence when one of them is no OpenAPI document with a version.
 */
export async function compareBundles(base: string, revision: string): Promise<Comparison> {
  const [before, after] = [parseBundle('The baseline', base), parseBundle('The document', revision)];
  const changes = [
    ...(await compareTexts(base, revision)),
    ...comparePromises(before.document, after.document),
    ...compareExtensions(before.document, after.document),
  ].sort(byImpact);
  const impact = greatestImpact(changes);
  const requiredVersion = raise(before.version, impact);
  const sufficient = gte(after.version, requiredVersion);
  return { changes, impact, baseVersion: before.version, version: after.version, requiredVersion, sufficient };
}

// A pre-release promises nothing yet, so whatever changed, the next pre-release is enough.
function raise(version: string, impact: Impact | undefined): string {
  if (!impact) return version;
  return inc(version, prerelease(version) ? 'prerelease' : impact) ?? version;
}

async function compareTexts(base: string, revision: string): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-diff-'));
  try {
    await writeFile(join(folder, 'baseline.yaml'), base);
    await writeFile(join(folder, 'document.yaml'), revision);
    return await compareShapes(folder, 'baseline.yaml', 'document.yaml');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function parseBundle(name: string, text: string): { document: unknown; version: string } {
  const document = parseYaml(name, text);
  const info = isMapping(document) && isMapping(document.info) ? document.info : {};
  const version = valid(String(info.version));
  if (version === null) throw new Error(`${name} has no semantic version in info.version: ${String(info.version)}.`);
  return { document, version };
}

function parseYaml(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [line] = String(error instanceof Error ? error.message : error).split('\n');
    throw new Error(`${name} is not YAML: ${line}`);
  }
}
