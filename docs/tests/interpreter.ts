import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

/** How a program ended. */
export interface Ended {
  readonly code: number;
  /** What it wrote to its standard output. */
  readonly printed: string;
  /** Why it failed. */
  readonly said: string;
}

/** Runs programs of a language. */
export interface Interpreter {
  run(file: string): Promise<Ended>;
  /** Rejects unless it ends by itself, which it does only when no program left anything open. */
  end(): Promise<void>;
}

// Interpreters that take long to start run all programs, each as if it were alone: a line in names the program, a line
// out says how it ended. Those in TypeScript wait side by side, as the client does not give up at once.
const loops: Readonly<Record<string, { readonly name: string; readonly source: string }>> = {
  php: {
    name: 'loop.php',
    source: `<?php
      function run(string $file): void { include $file; }
      while (($line = fgets(STDIN)) !== false) {
        ob_start();
        try {
          run(trim($line));
          $ended = ['code' => 0, 'said' => ''];
        } catch (Throwable $error) {
          $ended = ['code' => 255, 'said' => $error->getMessage()];
        }
        $ended += ['file' => trim($line), 'printed' => ob_get_clean()];
        echo json_encode($ended), PHP_EOL;
      }`,
  },
  python: {
    name: 'loop.py',
    source: [
      'import contextlib, io, json, runpy, sys',
      'for line in sys.stdin:',
      '    printed, said, code = io.StringIO(), "", 0',
      '    try:',
      '        with contextlib.redirect_stdout(printed):',
      '            runpy.run_path(line.strip())',
      '    except BaseException as error:',
      '        said, code = str(error), 1',
      '    print(json.dumps({"file": line.strip(), "code": code, "printed": printed.getvalue(), "said": said}), flush=True)',
    ].join('\n'),
  },
  typescript: {
    name: 'loop.mjs',
    source: `
      import { AsyncLocalStorage } from 'node:async_hooks';
      import { createInterface } from 'node:readline';
      import { format } from 'node:util';
      const { log } = console;
      const running = new AsyncLocalStorage();
      console.log = (...words) => { running.getStore().printed += format(...words) + '\\n'; };
      createInterface({ input: process.stdin }).on('line', (file) => {
        const own = { file, printed: '' };
        running.run(own, () => import(file)).then(
          () => log(JSON.stringify({ ...own, code: 0, said: '' })),
          (error) => log(JSON.stringify({ ...own, code: 1, said: String(error) })),
        );
      });`,
  },
};

/** Starts the interpreter of a language, whose programs are in a folder. */
export async function startInterpreter(
  language: string,
  [command = '', ...options]: readonly string[],
  folder: string,
): Promise<Interpreter> {
  const loop = loops[language];
  if (loop === undefined) return { run: (file) => runAlone(command, [...options, file]), end: async () => undefined };
  const file = join(folder, loop.name);
  await writeFile(file, loop.source);
  return talkTo(spawn(command, [...options, file]));
}

function talkTo(child: ChildProcessWithoutNullStreams): Interpreter {
  const waiting = new Map<string, (ended: Ended) => void>();
  const complaints = text(child.stderr);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { file, ...ended } = JSON.parse(line);
    waiting.get(file)?.(ended);
  });
  const exit = once(child, 'exit').then(async ([code]) => `The interpreter ended with ${code}: ${await complaints}`);
  return {
    run(file) {
      const ended = new Promise<Ended>((resolve) => waiting.set(file, resolve));
      child.stdin.write(`${file}\n`);
      return Promise.race([ended, exit.then((printed) => Promise.reject(new Error(printed)))]);
    },
    async end() {
      child.stdin.end();
      await exit;
      if (child.exitCode !== 0) throw new Error(await exit);
    },
  };
}

function runAlone(command: string, words: readonly string[]): Promise<Ended> {
  return promisify(execFile)(command, words, { maxBuffer: 2 ** 24 }).then(
    ({ stdout }) => ({ code: 0, printed: stdout, said: '' }),
    ({ code, stdout, stderr }) => ({ code, printed: stdout, said: stderr }),
  );
}
