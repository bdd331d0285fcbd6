import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type ApiName, apiNames } from '@trustline/specs';
import type { BenchContext } from '../bench/bench-context.ts';
import { environment } from '../bench/command.ts';
import { exchangeAll, parseBody } from '../bench/exchange.ts';
import { type Peer, UnavailableError } from '../bench/peer.ts';
import { at, entries, text } from '../bench/untyped.ts';

/** Prism's proxy between the traffic and the server; it judges each response in the header `sl-violations`. */
export const prismProxy: Peer = {
  name: 'prism-proxy',
  title: 'Prism proxy',
  packages: ['@stoplight/prism-cli'],
  traffic: 'fixed',
  setUp: 'prism proxy DOCUMENT URL -p 0; every violation of a response counts, warnings too; OpenAPI 3.1 as published',
  async start(benchContext) {
    const proxies = new Map<ApiName, Proxy>();
    for (const api of apiNames) proxies.set(api, await startProxy(benchContext, api));
    return {
      async inspect(api) {
        const exchanges = await exchangeAll(proxies.get(api)?.url ?? '', benchContext.traffic(api));
        return exchanges.flatMap(({ request: { operation }, response }) =>
          (response === null ? ['no response'] : violations(response.headers, response.status, response.body)).map(
            (violation) => `${operation.operationId}: ${violation}`,
          ),
        );
      },
      async stop() {
        for (const { child } of proxies.values()) {
          const closed = once(child, 'close');
          child.kill();
          await closed;
        }
      },
    };
  },
};

interface Proxy {
  readonly child: ChildProcess;
  readonly url: string;
}

async function startProxy(benchContext: BenchContext, api: ApiName): Promise<Proxy> {
  const file = await benchContext.writeDocument(api, { examples: 'published', version: '3.1' });
  const prism = benchContext.installation.command('@stoplight/prism-cli', 'prism');
  const words = [prism, 'proxy', file, benchContext.server.baseUrl(api), '-p', '0', '-h', '127.0.0.1'];
  const child = spawn(process.execPath, words, { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url === undefined || !line.includes('listening')) continue;
    child.stdout.resume();
    return { child, url };
  }
  throw new UnavailableError('Prism ended before it listened.');
}

function violations(headers: Headers, status: number, body: string): string[] {
  const found = entries(parseBody(headers.get('sl-violations') ?? '[]'))
    .filter((violation) => at(violation, 'location', 0) === 'response')
    .map((violation) => `${text(violation, 'severity')} ${text(violation, 'message')}`);
  // Prism responds for itself, as a problem, when nothing usable came from the server.
  const type = headers.get('content-type') ?? '';
  return type.includes('problem+json') ? [...found, `${status} ${text(parseBody(body), 'title')}`] : found;
}
