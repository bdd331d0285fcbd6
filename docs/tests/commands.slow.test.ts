import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSandbox, type SandboxServer, serve } from '@trustline/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSnippets } from './guides.ts';

const run = promisify(execFile);
const packages = join(import.meta.dirname, '../node_modules/@trustline');

/** What a command of a guide begins with, and the file it runs. */
const commands: Readonly<Record<string, string>> = {
  'pnpm contract': 'contract-tests/bin/trustline-contract.js',
  'trustline-contract': 'contract-tests/bin/trustline-contract.js',
  'pnpm sandbox': 'sandbox/bin/trustline-sandbox.js',
  'pnpm mock': 'mock/bin/trustline-mock.js',
};

// What `trustline-contract init` writes unless told otherwise.
const initialProfile = 'contract-profile.json';

// `pnpm release:check` runs these in an empty folder; `pnpm start`, `pnpm test` and restoring have tests of their own.
const runElsewhere = /^(npm|npx|node|curl|git|pnpm --filter|trustline-contract restore) /;

/** The lines that a reader of a guide types. */
const typed = readSnippets('console').flatMap(({ guide, code }) =>
  code.split('\n').flatMap((line) =>
    line.startsWith('$ ')
      ? [
          {
            guide,
            line: line
              .slice(2)
              .replace(/^\w+=… /, '')
              .replace(/ &$/, ''),
          },
        ]
      : [],
  ),
);
const guides = Map.groupBy(
  typed.filter(({ line }) => !runElsewhere.test(line)),
  ({ guide }) => guide,
);

const sandbox = createSandbox();
let server: SandboxServer;
beforeAll(async () => {
  server = await serve(sandbox);
});
afterAll(async () => {
  await server.close();
  sandbox.close();
});

describe.each([...guides])('%s', (guide, group) => {
  const own = group.map(({ line }) => line);
  let folder: string;
  const running: ChildProcess[] = [];
  const started = new Map<string, Promise<string>>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trustline-guide-'));
    await writeProfiles(guide, own, folder, server.origin);
    if (own.some((line) => line.includes('traffic.har')))
      await recordTraffic(join(folder, 'traffic.har'), server.origin);
  });
  beforeEach(() => sandbox.reset());
  afterAll(async () => {
    for (const child of running) child.kill();
    await Promise.all(running.map((child) => child.exitCode === null && once(child, 'exit')));
    await rm(folder, { recursive: true });
  });

  test.each(own)('%s works as shown', async (line) => {
    const [, name = '', rest = ''] = /^(pnpm \w+|trustline-contract) ?(.*)$/.exec(line) ?? [];
    const words = rest
      .replace(/(--port) \d+/, '$1 0')
      .split(' ')
      .filter(Boolean);
    const file = join(packages, commands[name] ?? `no command is called ${name}`);
    if (name === 'pnpm sandbox' || name === 'pnpm mock' || words[0] === 'proxy') {
      const ports = name === 'pnpm mock' ? ['--navixy-port', '0', '--trustcaller-port', '0'] : ['--port', '0'];
      const free = words[0] === 'proxy' || words.includes(ports[0] ?? '') ? [] : ports;
      expect(await start(file, [...free, ...words])).toContain('http://127.0.0.1:');
      return;
    }
    const { code, stdout, stderr } = await run(process.execPath, [file, ...words], {
      cwd: folder,
      env: environment(),
    }).then(
      (printed) => ({ code: 0, ...printed }),
      (failure) => failure,
    );

    // The profile of a server with a fault is named so; nothing else may be violated.
    expect(code, `${stdout}${stderr}`).toBe(line.includes('faulty.json') ? 1 : 0);
  });

  function environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NAVIXY_BASE_URL: `${server.origin}/v2`,
      NAVIXY_HASH: '00000000000000000000000000000001',
      TRUSTCALLER_BASE_URL: `${server.origin}/api/v1`,
      TRUSTCALLER_TOKEN: '1|sandbox-demo-token-full',
    };
  }

  // With free ports, some commands of a guide are the same.
  function start(file: string, words: readonly string[]): Promise<string> {
    const key = [file, ...words].join(' ');
    const printed = started.get(key) ?? startAnew(file, words);
    started.set(key, printed);
    return printed;
  }

  async function startAnew(file: string, words: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, [file, ...words], { cwd: folder });
    running.push(child);
    const [printed] = await once(child.stdout, 'data');
    return String(printed);
  }
});

/** Writes the profiles that commands name, as the guide shows them, for the sandbox instead of the vendors. */
async function writeProfiles(guide: string, lines: readonly string[], folder: string, sandbox: string): Promise<void> {
  const written = lines.flatMap(
    (line) => /--profile-out (\S+)/.exec(line)?.[1] ?? (/ init\b/.test(line) ? initialProfile : []),
  );
  const named = lines.flatMap((line) => /--profile (\S+)/.exec(line)?.[1] ?? []);
  const profile = readSnippets('json').find((snippet) => snippet.guide === guide && snippet.code.includes('baseUrl'));
  const code = (profile?.code ?? '')
    .replace('https://api.eu.navixy.com/v2', `${sandbox}/v2`)
    .replace('https://trustcaller.net/api/v1', `${sandbox}/api/v1`);
  for (const file of named.filter((name) => !written.includes(name))) await writeFile(join(folder, file), code);
}

/** Records a request as a browser would. */
async function recordTraffic(file: string, sandbox: string): Promise<void> {
  const url = `${sandbox}/api/v1/test-numbers`;
  const headers = { Authorization: 'Bearer 1|sandbox-demo-token-full' };
  const response = await fetch(url, { headers });
  const pairs = (list: Iterable<[string, string]>) => [...list].map(([name, value]) => ({ name, value }));
  const entry = {
    startedDateTime: new Date().toISOString(),
    request: { method: 'GET', url, headers: pairs(Object.entries(headers)) },
    response: { status: response.status, headers: pairs(response.headers), content: { text: await response.text() } },
  };
  await writeFile(file, JSON.stringify({ log: { entries: [entry] } }));
}
