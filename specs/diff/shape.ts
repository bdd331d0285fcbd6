import { join } from 'node:path';
import { runRedocly } from '../redocly.ts';
import type { Change, Impact } from './change.ts';

interface RedoclyChange {
  readonly path: string;
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly impact: Impact;
  readonly property?: string;
  readonly verdicts: readonly { readonly message: string }[];
  readonly base?: { readonly value?: unknown };
  readonly revision?: { readonly value?: unknown };
}

const words = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'contact', 'license']);
const configuration = join(import.meta.dirname, 'redocly.yaml');

/**
 * Compares paths, parameters, bodies and schemas of two bundles with `redocly diff`.
 * Throws an Error of one sentence when one of the files is no OpenAPI document.
 */
export async function compareShapes(folder: string, base: string, revision: string): Promise<Change[]> {
  const command = ['diff', base, revision, '--config', configuration, '--format', 'json', '--fail-on', 'none'];
  const run = await runRedocly(folder, command);
  if (run.code !== 0) throw new Error(`${revision} cannot be compared with ${base}: ${reason(run.stderr)}`);
  const report: { changes: RedoclyChange[] } = JSON.parse(run.stdout);
  return report.changes.filter(isOurs).map((change) => ({
    impact: impactOf(change),
    place: change.property ? `${change.path}/${change.property}` : change.path,
    message: messageOf(change),
  }));
}

// The version is the answer to the diff, not a part of it; extensions have rules of their own.
function isOurs({ path, property }: RedoclyChange): boolean {
  return !property?.startsWith('x-') && !path.includes('/x-') && !(path === '#/info' && property === 'version');
}

/** Redocly's rating, raised where it calls a changed meaning a patch: a patch changes words only. */
function impactOf(change: RedoclyChange): Impact {
  if (change.impact === 'major') return 'major';
  if (change.property === 'default' && change.kind === 'modified') return 'major';
  if (change.kind === 'removed' && /\/properties\/[^/]+$/.test(change.path)) return 'major';
  if (words.has(change.property ?? '') || change.typeName.startsWith('Example')) return 'patch';
  return 'minor';
}

function messageOf({ verdicts, kind, property, typeName, base, revision }: RedoclyChange): string {
  const [verdict] = verdicts;
  if (verdict) return verdict.message.replace(/\s+/g, ' ');
  const subject = property ? `\`${property}\`` : typeName;
  if (kind !== 'modified' || !property) return `${subject} was ${kind}.`;
  if (words.has(property)) return `${subject} was reworded.`;
  return `${subject} changed from ${show(base?.value)} to ${show(revision?.value)}.`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function reason(printed: string): string {
  const lines = printed.split('\n').map((line) => line.trim());
  return lines.find((line) => /fail|error|unsupported|expected|unable/i.test(line)) ?? 'it is no OpenAPI document.';
}
