import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The repository's root. */
export const root = join(import.meta.dirname, '../..');

/** One step of a job: a command to run, or an action to use. */
export interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** One job of a workflow, with its own permissions. */
export interface Job {
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
}

/** A workflow as its file says it. */
export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A workflow's file, read. */
export interface WorkflowFile {
  readonly file: string;
  readonly text: string;
  readonly workflow: Workflow;
}

/** Reads every workflow of the repository. */
export async function readWorkflows(): Promise<WorkflowFile[]> {
  const folder = join(root, '.github/workflows');
  const files = (await readdir(folder)).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      return { file, text, workflow: parse(text) };
    }),
  );
}
