import { parentPort, workerData } from 'node:worker_threads';
import { createSandbox, listFaults } from '@trustline/sandbox';
import { loadDocument } from '@trustline/specs';
import { scoreConstraints } from './constraint-score.ts';
import { scoreFault } from './fault-score.ts';
import type { Task } from './pool.ts';

const task: Task = workerData;

if (task.kind === 'constraints') parentPort?.postMessage(scoreConstraints(task.api, loadDocument(task.api)));
else {
  const wanted = new Set(task.faults);
  const sandbox = createSandbox();
  for (const fault of listFaults()) {
    if (wanted.has(fault.id)) parentPort?.postMessage(await scoreFault(fault, sandbox, task.all));
  }
}
