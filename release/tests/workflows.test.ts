import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/index';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listPins, readPinnedVersion } from '../src/pins.ts';
import { readWorkflows, root } from '../src/workflow.ts';
import { listViolations } from '../src/workflow-rules.ts';

const workflows = await readWorkflows();
const [sample] = workflows;
if (!sample) throw new Error('There is no workflow to check.');

function schemaErrors(name: string, content: string): string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

describe('a workflow', () => {
  it.each(workflows)('$file is one that GitHub accepts', ({ file, text }) => {
    expect(schemaErrors(file, text)).toEqual([]);
  });

  it.each(workflows)('$file keeps our rules', (workflow) => {
    expect(listViolations(workflow)).toEqual([]);
  });

  it('with an unknown key or expression is not accepted', () => {
    expect(schemaErrors('a.yaml', sample.text.replace('runs-on:', 'run-on:'))).not.toEqual([]);
    expect(schemaErrors('a.yaml', sample.text.replaceAll('github.', 'githup.'))).not.toEqual([]);
  });

  it.each([
    [/@[0-9a-f]{40} # v.*/, '@v5', /not pinned/],
    [/ # v[\d.]+/, '', /not pinned/],
    [/contents: read/, 'contents: write', /more than read/],
    [/\n +timeout-minutes: \d+/, '', /no time limit/],
    [/run: [^|\n].*/, ['run: echo $', '{{ github.head_ref }}'].join(''), /expression into a command/],
    [/pull_request:/, 'pull_request_target:', /fork/],
  ])('that has %s replaced by "%s" breaks a rule', (pattern, replacement, message) => {
    const { text = '' } = workflows.find((workflow) => pattern.test(workflow.text)) ?? {};
    const changed = text.replace(pattern, replacement);
    expect(listViolations({ text: changed, workflow: parse(changed) }).join('\n')).toMatch(message);
  });
});

describe('the action', () => {
  it('and the GitLab template run the contract tests of this version', async () => {
    const version = await readPinnedVersion();

    expect((await listPins()).map((pin) => pin.version)).toEqual([version, version]);
  });

  it('is one that GitHub accepts', async () => {
    const content = await readFile(join(root, 'action.yml'), 'utf8');
    const { context } = parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter());
    expect(context.errors.getErrors()).toEqual([]);
  });
});
