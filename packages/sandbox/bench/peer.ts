import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A server under measurement, in a process of its own. */
export interface MeasuredServer {
  readonly name: string;
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Starts Prism as its README says, mocking one bundle on any free port. */
export function startPrism(api: 'navixy' | 'trustcaller'): Promise<MeasuredServer> {
  const program = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
  const bundle = fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.yaml`));
  return start('Prism', [program, 'mock', '-p', '0', '--verboseLevel', 'info', bundle], /listening on (http:\/\/\S+)/);
}

/** Starts the sandbox with a data file and without rate limits. */
export function startSandbox(data: string): Promise<MeasuredServer> {
  const program = fileURLToPath(new URL('../bin/trustline-sandbox.js', import.meta.url));
  const options = ['--port', '0', '--data', data, '--rate-limit', '0', '--navixy-rate-limit', '0'];
  return start('sandbox', [program, ...options], /Control +(http:\/\/[\d.:]+)/);
}

async function start(name: string, parameters: readonly string[], announcement: RegExp): Promise<MeasuredServer> {
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await announced(child, announcement);
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
  };
  return { name, origin, stop };
}

function announced(child: ChildProcess, announcement: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      const origin = announcement.exec(said)?.[1];
      if (origin !== undefined) resolve(origin);
    });
    child.once('exit', (code) =>
      reject(new Error(`The server stopped with code ${code} before it listened:\n${said}`)),
    );
  });
}
