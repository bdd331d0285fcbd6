import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Prism process that responses by one document. */
export interface Prism {
  /** Where it listens, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Resolves once the process is gone, however it ended. */
  readonly gone: Promise<void>;
  /** Ends the process and resolves once it is gone. */
  stop(): Promise<void>;
}

/** A Prism that is started again whenever it ends by itself. */
export interface KeptPrism {
  /** Where it listens at present; rejects when it could not be started again. */
  url(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts Prism, and again whenever it ends. Rejects with what it printed when it cannot serve the document at all. */
export async function keepPrism(documentFile: string, host: string): Promise<KeptPrism> {
  let isStopped = false;
  let running = Promise.resolve(await startPrism(documentFile, host));
  const watch = async () => {
    const { gone } = await running;
    await gone;
    if (isStopped) return;
    running = startPrism(documentFile, host);
    // Who asks for its address is told why it could not be started.
    watch().catch(() => undefined);
  };
  void watch();
  return {
    url: async () => (await running).url,
    stop: async () => {
      isStopped = true;
      const prism = await running.catch(() => undefined);
      await prism?.stop();
    },
  };
}

const endWithParent = new URL(`./end-with-parent${extname(import.meta.filename)}`, import.meta.url).href;
const program = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));

/**
 * Starts Prism over a document on a free port of `host` and resolves when it says that it listens.
 * Rejects with what it printed when it ends before that.
 */
export async function startPrism(documentFile: string, host: string): Promise<Prism> {
  // Prism starts anew whenever its file changes and ends when the file is gone, so a rebuild must not touch it.
  const folder = await mkdtemp(join(tmpdir(), 'trustline-mock-'));
  const copy = join(folder, basename(documentFile));
  await copyFile(documentFile, copy);
  const words = ['mock', '--host', host, '--port', '0', '--cors', 'false', copy];
  const child = spawn(process.execPath, ['--import', endWithParent, program, ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve())).then(() =>
    rm(folder, { recursive: true }),
  );
  const url = await new Promise<string>((resolve, reject) => {
    let reason = 'it ended without a word';
    const read = (line: string) => {
      const address = /Prism is listening on (\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
      // A failure is printed with its stack; the sentence stands after the error's name.
      reason = /^(?:\w*Error): (.+)/.exec(line)?.[1] ?? reason;
    };
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', read);
    child.once('error', reject);
    void gone.then(() => reject(new Error(`Prism could not serve ${documentFile}: ${reason}`)));
  });
  return {
    url,
    gone,
    stop: () => {
      child.kill();
      return gone;
    },
  };
}
