import type { WorkflowFile } from './workflow.ts';

/** Lists what a workflow does that ours may not do, each in one sentence. */
export function listViolations({ text, workflow }: Pick<WorkflowFile, 'text' | 'workflow'>): string[] {
  const jobs = Object.entries(workflow.jobs);
  return [
    ...usesOf(text)
      .filter(isUnpinned)
      .map((line) => `An action is not pinned by commit with its version beside it: ${line}`),
    ...(isReadOnly(workflow.permissions) ? [] : ['The workflow as a whole may do more than read its contents.']),
    ...jobs.flatMap(([name, job]) => (job.uses || job['timeout-minutes'] ? [] : [`Job ${name} has no time limit.`])),
    ...jobs.flatMap(([name, job]) =>
      (job.steps ?? []).flatMap(({ run }) =>
        run?.includes('${{') ? [`Job ${name} puts an expression into a command; pass it through env.`] : [],
      ),
    ),
    ...(text.includes('pull_request_target') ? ['A pull request from a fork would run with our secrets.'] : []),
  ];
}

function isReadOnly(permissions: Readonly<Record<string, string>> | undefined): boolean {
  return JSON.stringify(permissions) === JSON.stringify({ contents: 'read' });
}

function usesOf(text: string): string[] {
  return [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, line = '']) => line);
}

function isUnpinned(line: string): boolean {
  return !line.startsWith('./') && !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line);
}
