import { pathToFileURL } from 'node:url';
import { trustCallerFixtures } from '@trustline/client/testing';
import { createTrustCallerClient, createTrustCallerHttpClient } from '@trustline/client/trustcaller';

const number = '120000486562997';
const token = 'bench';
const baseUrl = 'https://trustcaller.net/api/v1';

type Call = () => Promise<unknown>;
type Fetch = () => Promise<Response>;

/** Creates the calls of all clients with the same `fetch`: a small response, and a page of 100 calls. */
async function createCalls(peers: { openapiFetch: string; heyApi: string; redocly: string }, fetch: Fetch) {
  const load = (file: string) => import(pathToFileURL(file).href);
  const [openapiFetch, heyApi, redocly] = await Promise.all(
    [peers.openapiFetch, peers.heyApi, peers.redocly].map(load),
  );
  const own = createTrustCallerClient({ token, fetch });
  const byPath = createTrustCallerHttpClient({ token, fetch });
  const bare = openapiFetch.default({ baseUrl, fetch, headers: { authorization: `Bearer ${token}` } });
  const generated = heyApi.createClient(heyApi.createConfig({ baseUrl, fetch, auth: () => token }));
  redocly.client.configure({ fetch, auth: { bearer: token } });
  return {
    small: {
      'openapi-fetch': () => bare.GET('/calls/check', { params: { query: { number } } }),
      trustline: () => own.checkLiveCall({ number }),
      'trustline by path': () => byPath.GET('/calls/check', { params: { query: { number } } }),
      'hey-api': () => heyApi.checkLiveCall({ client: generated, query: { number } }),
      Redocly: () => redocly.checkLiveCall({ query: { number } }),
    },
    page: {
      'openapi-fetch': () => bare.GET('/calls', { params: { query: { per_page: 100 } } }),
      trustline: () => own.listCalls({ per_page: 100 }),
      'trustline by path': () => byPath.GET('/calls', { params: { query: { per_page: 100 } } }),
      'hey-api': () => heyApi.listCalls({ client: generated, query: { per_page: 100 } }),
      Redocly: () => redocly.listCalls({ query: { per_page: 100 } }),
    },
  } satisfies Record<string, Record<string, Call>>;
}

async function measure(call: Call, count: number): Promise<number> {
  const start = process.hrtime.bigint();
  for (let index = 0; index < count; index++) await call();
  return Number(process.hrtime.bigint() - start) / count / 1000;
}

/** Measures in short turns, of which some are left alone by whatever else the machine does; the best turn of each counts. */
async function compare(calls: Readonly<Record<string, Call>>, count: number): Promise<Map<string, number>> {
  const times = new Map(Object.keys(calls).map((name): [string, number[]] => [name, []]));
  for (let turn = 0; turn < 400; turn++) {
    for (const [name, call] of Object.entries(calls)) {
      const time = await measure(call, count);
      if (turn > 150) times.get(name)?.push(time);
    }
  }
  return new Map([...times].map(([name, all]) => [name, Math.min(...all)]));
}

/** Prints the time of a call in microseconds, side by side and as a ratio to bare openapi-fetch. */
export async function printTimes(peers: { openapiFetch: string; heyApi: string; redocly: string }): Promise<void> {
  const [sample] = trustCallerFixtures.listCalls.oneCall.data;
  const data = Array.from({ length: 100 }, (_, index) => ({ ...sample, id: index + 1 }));
  const page = JSON.stringify({ ...trustCallerFixtures.listCalls.oneCall, data });
  const responses = { small: JSON.stringify({ call_received: true }), page };
  for (const kind of ['small', 'page'] as const) {
    const headers = { 'content-type': 'application/json' };
    const calls = await createCalls(peers, async () => new Response(responses[kind], { headers }));
    const best = await compare(calls[kind], kind === 'small' ? 40 : 8);
    const base = best.get('openapi-fetch') ?? 1;
    console.log(`Time of a call with a stub fetch, ${kind === 'small' ? 'a small response' : 'a page of 100 calls'}`);
    for (const [name, time] of best) {
      console.log(
        `  ${name.padEnd(17)} ${time.toFixed(1).padStart(8)} µs ${(time / base).toFixed(2).padStart(6)} × openapi-fetch`,
      );
    }
  }
}
