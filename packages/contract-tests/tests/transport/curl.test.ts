import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { writeCurl } from '../../src/transport/curl.ts';

/** What a shell makes of a command, with `curl` replaced by something that prints its arguments one by one. */
function argumentsInShell(command: string, environment: Record<string, string>): string[] {
  const script = `curl() { printf '%s\\036' "$@"; }; ${command}`;
  return execFileSync('sh', ['-c', script], { env: environment, encoding: 'utf8' }).split('\u001e').slice(0, -1);
}

describe('the curl command of a finding', () => {
  it('leaves the secret to the shell and everything else as it was', () => {
    const command = writeCurl(
      {
        method: 'POST',
        url: 'http://127.0.0.1/v2/send?hash=$NAVIXY_HASH&x=$HOME',
        headers: [
          ['content-type', 'application/json'],
          ['content-length', '12'],
        ],
        body: '{"hash":"$NAVIXY_HASH","message":"it\'s $HOME `date` \\n"}',
      },
      ['NAVIXY_HASH'],
    );

    expect(argumentsInShell(command, { NAVIXY_HASH: 'secret' })).toEqual([
      '-X',
      'POST',
      'http://127.0.0.1/v2/send?hash=secret&x=$HOME',
      '-H',
      'content-type: application/json',
      '--data-raw',
      '{"hash":"secret","message":"it\'s $HOME `date` \\n"}',
    ]);
  });

  it('writes a plain GET as an address alone', () => {
    expect(writeCurl({ method: 'GET', url: 'http://127.0.0.1/calls', headers: [], body: null }, [])).toBe(
      "curl 'http://127.0.0.1/calls'",
    );
  });
});
