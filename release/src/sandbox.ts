import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './workflow.ts';

/** A sandbox of this repository in a process of its own. */
export interface RunningSandbox {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Starts a sandbox on a free port, with more options of its command. */
export async function startSandbox(words: readonly string[] = []): Promise<RunningSandbox> {
  const bin = join(root, 'packages/sandbox/bin/trustline-sandbox.js');
  const child = spawn(process.execPath, [bin, '--port', '0', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = await once(child.stdout, 'data');
  return {
    origin: /http:\/\/127\.0\.0\.1:\d+/.exec(String(printed))?.[0] ?? '',
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
