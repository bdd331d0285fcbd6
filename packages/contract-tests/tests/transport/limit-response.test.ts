import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { limitResponse, ResponseTooLargeError } from '../../src/transport/limit-response.ts';
import { closeServers, serve } from './server.ts';

afterEach(closeServers);

const request = () => new Request('http://127.0.0.1/');

describe('the limits of a response', () => {
  it('give up a request that has no response', async () => {
    const fetch = limitResponse(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      { milliseconds: 10 },
    );

    await expect(fetch(request())).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('give up a transport that does not listen to its signal', async () => {
    const fetch = limitResponse(() => new Promise(() => undefined), { milliseconds: 10 });

    await expect(fetch(request())).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('end a response that drips, also when memory is collected meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    const address = await serve((response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const collecting = setInterval(() => typeof collect === 'function' && collect(), 20);
    const fetch = limitResponse((sent) => globalThis.fetch(sent), { milliseconds: 400 });

    try {
      await expect(fetch(new Request(address))).rejects.toMatchObject({ name: 'TimeoutError' });
    } finally {
      clearInterval(collecting);
    }
  });

  it('do not count the time in which this process did not run', async () => {
    const address = await serve((response) => response.end('{}'));
    const fetch = limitResponse((sent) => globalThis.fetch(sent), { milliseconds: 600 });

    const fetching = fetch(new Request(address));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);

    expect((await fetching).status).toBe(200);
  });

  it('stop reading a body without end', async () => {
    let isOpen = true;
    const address = await serve((response) => {
      const write = () => {
        while (isOpen && response.write('x'.repeat(2 ** 16)));
      };
      response.on('drain', write).on('close', () => {
        isOpen = false;
      });
      write();
    });
    const fetch = limitResponse((sent) => globalThis.fetch(sent), { milliseconds: 60_000, bytes: 2 ** 20 });

    const failure = await fetch(new Request(address)).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ResponseTooLargeError);
    expect(failure).toMatchObject({ message: 'the body is larger than 1 MiB', status: 200, start: 'x'.repeat(4096) });
  });

  it('hold one large body at a time, however many come side by side', async () => {
    const chunk = new Uint8Array(2 ** 16);
    const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    const fetch = limitResponse(async () => new Response(endless()), { milliseconds: 60_000 });
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const readOne = async () => {
      const failure = await fetch(request()).catch((error: unknown) => error);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      return failure;
    };

    const failures = await Promise.all(Array.from({ length: 40 }, readOne));

    expect(failures.every((failure) => failure instanceof ResponseTooLargeError)).toBe(true);
    expect(most / 2 ** 20).toBeLessThan(16);
  });

  it('count what comes out of a compressed body', async () => {
    const address = await serve((response) => {
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(20 * 2 ** 20)));
    });
    const fetch = limitResponse((sent) => globalThis.fetch(sent), { milliseconds: 60_000 });

    await expect(fetch(new Request(address))).rejects.toThrow('the body is larger than 8 MiB');
  });

  it('hand on a response that stays within them', async () => {
    const fetch = limitResponse(async () => new Response('{"a":1}', { status: 201, headers: { 'X-A': 'b' } }), {
      milliseconds: 1000,
    });

    const response = await fetch(request());

    expect([response.status, response.headers.get('X-A'), await response.text()]).toEqual([201, 'b', '{"a":1}']);
  });

  it('hand on a response that may not have a body', async () => {
    const fetch = limitResponse(async () => new Response(null, { status: 204 }), { milliseconds: 1000 });

    expect((await fetch(request())).status).toBe(204);
  });
});
