import { createServer, type Server } from 'node:http';
import { listOperations } from '@trustline/openapi';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import type { BenchContext } from '../bench/bench-context.ts';
import { ownFormats } from '../bench/document.ts';
import { exchange, exchangeAll, parseBody } from '../bench/exchange.ts';
import type { Peer } from '../bench/peer.ts';
import { at, call, text } from '../bench/untyped.ts';

/** express-openapi-validator in an Express server whose handlers pass on the responses of the server under test. */
export const expressOpenapiValidator: Peer = {
  name: 'express-openapi-validator',
  title: 'express-openapi-validator',
  packages: ['express-openapi-validator', 'express'],
  traffic: 'fixed',
  setUp:
    'an Express gateway with validateResponses: true; requests are not judged, since the traffic holds wrong ones on purpose; OpenAPI 3.1 as published',
  async start(benchContext) {
    const gateways = new Map<ApiName, Gateway>();
    for (const api of apiNames) gateways.set(api, await startGateway(benchContext, api));
    return {
      async inspect(api) {
        const gateway = gateways.get(api);
        if (gateway === undefined) return [];
        gateway.complaints.length = 0;
        await exchangeAll(gateway.url, benchContext.traffic(api));
        return [...gateway.complaints];
      },
      async stop() {
        for (const { server } of gateways.values()) {
          server.closeAllConnections();
          await new Promise((resolve) => server.close(resolve));
        }
      },
    };
  },
};

interface Gateway {
  readonly server: Server;
  readonly url: string;
  readonly complaints: string[];
}

async function startGateway(benchContext: BenchContext, api: ApiName): Promise<Gateway> {
  const { installation, server: upstream, writeDocument } = benchContext;
  const express = installation.load('express');
  const app = call({ express }, 'express');
  const complaints: string[] = [];
  const documented = listOperations(loadDocument(api)).flatMap(({ parameters }) =>
    parameters.filter(({ value }) => value.in === 'header').map(({ value }) => value.name.toLowerCase()),
  );
  const kept = ['accept', 'authorization', 'content-type', ...new Set(documented)];
  const apiSpec = await writeDocument(api, { examples: 'published', version: '3.1' });
  const formats = Object.fromEntries(ownFormats.map((name) => [name, { type: 'string', validate: () => true }]));
  const options = { apiSpec, validateRequests: false, validateSecurity: false, validateResponses: true, formats };
  call(app, 'use', call(express, 'text', { type: () => true, limit: '1mb' }));
  call(app, 'use', call(installation.load('express-openapi-validator'), 'middleware', options));
  call(app, 'use', (request: unknown, response: unknown, next: (error: unknown) => void) => {
    relay(upstream.baseUrl(api), kept, request, response).catch(next);
  });
  call(app, 'use', (error: unknown, request: unknown, response: unknown, _next: unknown) => {
    complaints.push(`${text(request, 'method')} ${text(request, 'path')}: ${text(error, 'message')}`);
    call(call(response, 'status', 500), 'end');
  });
  const handler = (request: unknown, response: unknown) => void call({ app }, 'app', request, response);
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { pathname } = new URL(upstream.baseUrl(api));
  return { server, complaints, url: `http://127.0.0.1:${port}${pathname}` };
}

async function relay(baseUrl: string, kept: readonly string[], request: unknown, response: unknown): Promise<void> {
  const path = text(request, 'originalUrl').slice(new URL(baseUrl).pathname.length);
  const headers = kept.flatMap((name) => {
    const value = at(request, 'headers', name);
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const body = at(request, 'body');
  const received = await exchange(baseUrl, {
    method: text(request, 'method'),
    path,
    headers: Object.fromEntries(headers),
    body: typeof body === 'string' ? body : null,
  });
  if (received === null) throw new Error('no response');
  call(response, 'status', received.status);
  const type = received.headers.get('content-type');
  if (type !== null) call(response, 'set', 'content-type', type);
  call(response, 'json', parseBody(received.body));
}
