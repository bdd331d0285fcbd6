/** Walks through a million calls page by page and prints how much memory is in use on the way. Needs --expose-gc. */

import { trustCallerFixtures } from '@trustline/client/testing';
import { createTrustCallerClient } from '@trustline/client/trustcaller';

const total = 1_000_000;
const perPage = 1000;
const [sample] = trustCallerFixtures.listCalls.oneCall.data;

const fetch = async (url: string) => {
  const page = Number(new URL(url).searchParams.get('page') ?? 1);
  const data = Array.from({ length: perPage }, (_, index) => ({ ...sample, id: (page - 1) * perPage + index + 1 }));
  const next = page * perPage < total ? `${url}&next` : null;
  const links = { first: null, last: null, prev: null, next };
  return new Response(JSON.stringify({ data, links, meta: { current_page: page, per_page: perPage, total } }));
};

const client = createTrustCallerClient({ token: 'bench', fetch });
let seen = 0;
for await (const _ of client.listCalls({ per_page: perPage })) {
  seen += 1;
  if (seen % 200_000 !== 0) continue;
  globalThis.gc?.();
  console.log(`  ${seen.toLocaleString('en')} calls: ${(process.memoryUsage().heapUsed / 1e6).toFixed(1)} MB in use`);
}
