import { describe, expect, it } from 'vitest';
import { secureOutput } from '../../src/cli/command-io.ts';

/** What reaches a terminal, or a CI, of a text. */
function printed(text: string, environment: Record<string, string> = {}): string {
  const written: string[] = [];
  const io = secureOutput({
    stdout: (part) => void written.push(part),
    stderr: () => undefined,
    environment,
    width: 80,
  });
  io.stdout(text);
  return written.join('');
}

describe('what a server has sent', () => {
  it.each([
    ['a title of the terminal', '\u001b]0;pwned\u0007'],
    ['a cleared screen', '\u001b[2J'],
    ['eight-bit control characters', '\u009b31m'],
    ['a null', 'a\0b'],
    ['a change of direction', 'a\u202eb'],
  ])('reaches the terminal without %s', (_, text) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
    expect(printed(`x ${text} y\n`)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it.each(['::stop-commands::tok', '  ::set-output name=x::y', '##[error]text'])(
    'is no command for GitHub: %s',
    (line) => {
      const [first = '', second, last = ''] = printed(`${line}\n`, { GITHUB_ACTIONS: 'true' }).split('\n');

      const mark = /^::stop-commands::([0-9a-f-]{36})$/.exec(first)?.[1];
      expect(mark).toBeDefined();
      expect(second).toBe(line);
      expect(last).toBe(`::${mark}::`);
    },
  );

  it('stays as it is elsewhere', () => {
    expect(printed('::notice::text\n')).toBe('::notice::text\n');
  });
});
