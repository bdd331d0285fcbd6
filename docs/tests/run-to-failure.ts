import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How a program ended that could not reach its server. */
export interface Failure {
  readonly file: string;
  readonly code: number;
  /** What it wrote to the standard error stream. */
  readonly said: string;
}

// Interpreters that take long to start run all programs, each as if it were alone.
const runners: Readonly<Record<string, { readonly name: string; readonly source: string }>> = {
  python: {
    name: 'all.py',
    source: [
      'import json, runpy, sys',
      'for file in sys.argv[1:]:',
      '    try:',
      '        runpy.run_path(file)',
      '        print(json.dumps({"file": file, "code": 0, "said": ""}))',
      '    except BaseException as error:',
      '        print(json.dumps({"file": file, "code": 1, "said": str(error)}))',
    ].join('\n'),
  },
  typescript: {
    name: 'all.mjs',
    source: [
      'for (const file of process.argv.slice(2)) {',
      '  import(file).then(',
      '    () => console.log(JSON.stringify({ file, code: 0, said: "" })),',
      '    (error) => console.log(JSON.stringify({ file, code: 1, said: String(error) })),',
      '  );',
      '}',
    ].join('\n'),
  },
};

/** Runs programs that cannot reach their server and lists how each ended. */
export async function runToFailure(
  language: string,
  [interpreter = '', ...options]: readonly string[],
  files: readonly string[],
  folder: string,
): Promise<Failure[]> {
  const runner = runners[language];
  if (runner === undefined) {
    return Promise.all(
      files.map((file) =>
        run(interpreter, [...options, file]).then(
          () => ({ file, code: 0, said: '' }),
          ({ code, stderr, stdout }) => ({ file, code, said: `${stderr}${stdout}` }),
        ),
      ),
    );
  }
  const program = join(folder, runner.name);
  await writeFile(program, runner.source);
  const { stdout } = await run(interpreter, [...options, program, ...files]);
  return stdout
    .trim()
    .split('\n')
    .map((line): Failure => JSON.parse(line));
}
