import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeAll, folder, serveSandbox } from './command-process.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');

const terminals: ChildProcess[] = [];

/** Types what the command asks for on a terminal of its own, each when its question is there. */
async function typeInto(words: readonly string[], dialogue: readonly (readonly [question: string, typed: string])[]) {
  // A terminal that nobody looks at has no size of its own.
  const line = ['stty', 'cols', '80', 'rows', '40', '&&', process.execPath, main, ...words].join(' ');
  const { NAVIXY_HASH: _hash, TRUSTCALLER_TOKEN: _token, NODE_OPTIONS: _options, ...env } = process.env;
  const terminal = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], { env });
  terminals.push(terminal);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  terminal.on('close', resolve);
  const open = [...dialogue];
  let shown = '';
  terminal.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    const [next] = open;
    if (next === undefined || !shown.includes(next[0])) return;
    open.shift();
    terminal.stdin.write(next[1]);
  });
  const code = await promise;
  // Colours and movements of the cursor are the terminal's own.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
  return { code, shown: shown.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '') };
}

function hasScript(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
}

afterEach(async () => {
  for (const terminal of terminals.splice(0)) terminal.kill();
  await closeAll();
});

describe('trustline-contract init on a terminal', () => {
  beforeEach(({ skip }) => skip(!hasScript(), 'no terminal: `script` of util-linux is not there'));

  it('asks for an API, its address and a credential, and shows no credential', async () => {
    const { sandbox, server } = await serveSandbox();
    const { token } = sandbox.profile().trustcaller;
    const file = join(await folder(), 'profile.json');

    const { code, shown } = await typeInto(
      ['init', '--out', file, '--base-url', `${server.origin}/api/v1`],
      [
        ['Which API?', '\u001b[B\r'],
        ['Its token', `${token}\r`],
      ],
    );

    expect(shown).toContain('TrustCaller API');
    expect(shown).toMatch(/Looking around trustcaller at .*, reading only\./);
    expect(shown).toMatch(/Set TRUSTCALLER_TOKEN in the environment, then verify with:/);
    expect(shown).not.toContain(token);
    expect(await readFile(file, 'utf8')).toMatch(/"token": "\$\{TRUSTCALLER_TOKEN\}"/);
    expect(code).toBe(0);
  });

  it('says at once that an address is none, and sends nothing after Ctrl+C', async () => {
    const file = join(await folder(), 'profile.json');

    const { code, shown } = await typeInto(
      ['init', '--out', file, '--api', 'trustcaller'],
      [
        ['At which address?', '#x\r'],
        ['This is no http or https address', '\u0003'],
      ],
    );

    expect(shown).toContain('Nothing was sent.');
    expect(shown).toContain('It was cancelled.');
    expect(code).toBe(2);
  });
});
