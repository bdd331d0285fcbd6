import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { fakeToken } from './stub-fetch.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Starts a server on any free port and returns a client of it. */
async function serve(listener: RequestListener) {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return createTrustCallerClient({ token: fakeToken, baseUrl: `http://127.0.0.1:${port}/api/v1`, retryDelay: 1 });
}

const body = JSON.stringify({ call_received: true });
const check = { number: '120000486562997' };

describe('over a real connection', () => {
  it('a call sends its credential and reads its response', async () => {
    const client = await serve(({ url, headers }, response) => {
      const isRight = headers.authorization === `Bearer ${fakeToken}` && headers.accept === 'application/json';
      response.end(isRight && url === '/api/v1/calls/check?number=120000486562997' ? body : '{}');
    });

    expect(await client.checkLiveCall(check)).toEqual({ call_received: true });
  });

  it('a connection that breaks off is tried again', async () => {
    let count = 0;
    const client = await serve((request, response) => {
      count += 1;
      if (count < 3) request.socket.destroy();
      else response.end(body);
    });

    expect(await client.checkLiveCall(check)).toEqual({ call_received: true });
    expect(count).toBe(3);
  });

  it('a body that breaks off is a ConnectionError', async () => {
    const client = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(body, () => request.socket.destroy());
    });

    const result = await client.checkLiveCall(check).safe();

    expect(result.ok || result.error).toMatchObject({ name: 'ConnectionError', attempts: 3 });
  });

  it('a response that does not come is a TimeoutError', async () => {
    const client = await serve(() => undefined);

    const result = await client.checkLiveCall(check, { timeout: 50, retries: 0 }).safe();

    expect(result.ok || result.error.name).toBe('TimeoutError');
  });

  it('a redirect is not followed', async () => {
    const asked: string[] = [];
    const client = await serve(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(302, { location: '/login' }).end();
    });

    const result = await client.listApiKeys().safe();

    expect(result.ok || result.error).toMatchObject({ name: 'InvalidResponseError', status: 302 });
    expect(asked).toEqual(['/api/v1/auth/keys']);
  });

  it('a client whose connection is rejected says so', async () => {
    const client = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));

    const result = await client.listApiKeys().safe();

    expect(result.ok || result.error).toMatchObject({ name: 'ConnectionError', attempts: 3 });
  });
});
