import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { closeAll, folder, serveSandbox } from './command-process.ts';

afterEach(closeAll);

/** Runs the command in this process, and hands out what it prints as soon as it does. */
function start(parameters: readonly string[]) {
  const controller = new AbortController();
  const printed: string[] = [];
  const first = Promise.withResolvers<string>();
  const ended = runCommand(parameters, {
    stdout: (text) => {
      printed.push(text);
      first.resolve(text);
    },
    stderr: (text) => void printed.push(text),
    environment: {},
    width: 100,
    signal: controller.signal,
  });
  const end = async () => {
    controller.abort();
    return { code: await ended, output: printed.join('') };
  };
  const origin = async () => /http:\/\/127\.0\.0\.1:\d+/.exec(await first.promise)?.[0] ?? '';
  return { end, origin, ended, output: () => printed.join('') };
}

describe('trustline-contract proxy', () => {
  it.each([
    [undefined, 0, 'Contract kept.\n'],
    ['list-calls.oldest-first', 1, 'VIOLATED calls.most-recent-first'],
    ['list-calls.caller-unmasked', 1, 'VIOLATED calls.callers-masked'],
  ])('with the fault %s ends with %i', async (fault, expected, text) => {
    const { sandbox, server } = await serveSandbox(fault);
    const { token } = sandbox.profile().trustcaller;
    const proxy = start(['proxy', '--upstream', server.origin, '--port', '0']);
    const headers = { Authorization: `Bearer ${token}` };
    const origin = await proxy.origin();

    const through = await fetch(`${origin}/api/v1/calls?per_page=5`, { headers });
    const direct = await fetch(`${server.origin}/api/v1/calls?per_page=5`, { headers });
    const body = await through.text();
    const again = await fetch(`${origin}/api/v1/numbers`, { headers });
    await again.text();
    const { code, output } = await proxy.end();

    expect(body.replaceAll(origin, server.origin)).toBe(await direct.text());
    expect(through.headers.get('Trustline-Findings')).toBe('0');
    expect(Number(again.headers.get('Trustline-Findings'))).toBeGreaterThanOrEqual(0);
    expect(output).toContain(text);
    expect(output).not.toContain(token);
    expect(code).toBe(expected);
  });

  it('passes on what is no operation of the documents, and bodies of any size', async () => {
    const chunk = Buffer.alloc(2 ** 20, 'x');
    const server = createServer(async (_request, response) => {
      for (let part = 0; part < 100; part += 1) {
        if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
      }
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const proxy = start(['proxy', '--upstream', `http://127.0.0.1:${port}`, '--port', '0']);

    const response = await fetch(`${await proxy.origin()}/api/v1/numbers`);
    let size = 0;
    for await (const part of response.body ?? []) size += part.length;
    await proxy.end();
    server.close();

    expect(size).toBe(100 * 2 ** 20);
  });

  it('ends both sides when one breaks off, shows headers before a body that is long in coming, and goes on', async () => {
    const opened: string[] = [];
    const closed = Promise.withResolvers<void>();
    const server = createServer((request, response) => {
      opened.push(request.url ?? '');
      response.flushHeaders();
      if (request.url === '/cut') response.write('so far', () => response.destroy());
      if (request.url === '/waits') response.once('close', closed.resolve);
      if (request.url === '/whole') request.on('data', () => undefined).on('end', () => response.end('all of it'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const proxy = start(['proxy', '--upstream', `http://127.0.0.1:${port}`, '--port', '0']);
    const origin = await proxy.origin();
    const leaving = new AbortController();

    const waits = await fetch(`${origin}/waits`, { signal: leaving.signal });
    leaving.abort();
    await closed.promise;
    const cut = await fetch(`${origin}/cut`);
    const whole = await fetch(`${origin}/whole`, { method: 'POST', body: 'x'.repeat(100_000) });

    expect(waits.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();
    expect(await whole.text()).toBe('all of it');
    expect(opened).toEqual(['/waits', '/cut', '/whole']);
    expect((await proxy.end()).code).toBe(0);
    server.close();
  });

  it('says 502 where the server is not there, and rejects an address that is none', async () => {
    const proxy = start(['proxy', '--upstream', 'http://127.0.0.1:1', '--port', '0']);

    const response = await fetch(`${await proxy.origin()}/v2/tracker/chat/list`);
    await proxy.end();
    const wrong = start(['proxy', '--upstream', 'ftp://example.com']);

    expect(response.status).toBe(502);
    expect(await wrong.ended).toBe(2);
    expect(wrong.output()).toBe('--upstream takes an http or https address without user and query.\n');
  });
});

describe('trustline-contract har', () => {
  /** Records some requests as a browser would. */
  async function record(fault: string | undefined) {
    const { sandbox, server } = await serveSandbox(fault);
    const { token } = sandbox.profile().trustcaller;
    const entries = [];
    for (const path of ['/calls?per_page=5', '/numbers?per_page=5&page=2', '/test-numbers', '/elsewhere']) {
      const url = `${server.origin}/api/v1${path}`;
      const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      const pairs = [...response.headers].map(([name, value]) => ({ name, value }));
      entries.push({
        startedDateTime: new Date().toISOString(),
        request: { method: 'GET', url, headers: [{ name: 'authorization', value: `Bearer ${token}` }] },
        response: { status: response.status, headers: pairs, content: { text: await response.text() } },
      });
    }
    const file = join(await folder(), 'traffic.har');
    await writeFile(file, JSON.stringify({ log: { entries } }));
    return { file, token };
  }

  it.each([
    [undefined, 0],
    ['list-numbers.number-with-plus', 1],
    ['list-calls.oldest-first', 1],
  ])('with the fault %s ends with %i, and writes the same reports', async (fault, expected) => {
    const { file, token } = await record(fault);
    const reports = join(await folder(), 'reports');

    const { code, output } = await start(['har', file, '--report', reports]).end();

    expect(output).toContain('1 of 4 requests are of no documented operation');
    expect(output).toContain('(traffic, reading only)');
    expect(code).toBe(expected);
    expect(await readFile(join(reports, 'report.json'), 'utf8')).not.toContain(token);
  });

  it.each([
    ['{"log":{}}', 'is no HTTP Archive: it has no log.entries.'],
    ['{"log":{"entries":[]}}', 'has no request to an operation of the documents, among 0.'],
  ])('ends with 2 and one sentence for %s', async (text, sentence) => {
    const file = join(await folder(), 'traffic.har');
    await writeFile(file, text);

    const { code, output } = await start(['har', file]).end();

    expect(code).toBe(2);
    expect(output).toBe(`${file} ${sentence}\n`);
  });
});
