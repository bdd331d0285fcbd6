import { json, type LiveApi } from './live-api.ts';

export const trustcaller: LiveApi = {
  liveOn({ events, profile }, count) {
    const number = profile().trustcaller.numbers?.own;
    // The profile says that no call is on this number, so each is over at once.
    if (count % 3 === 0 && number !== undefined) events.callEnds(events.callStarts({ number, caller: '447700900001' }));
  },
  async stateOf({ fetch, profile }) {
    const { baseUrl, token } = profile().trustcaller;
    const request = new Request(`${baseUrl}/auth/keys`, { headers: { Authorization: `Bearer ${token}` } });
    return String((await (await fetch(request)).text()).match(/"name":"[^"]*"/g));
  },
  read: {
    path: '/calls?per_page=5',
    headers: ({ profile }) => ({ Authorization: `Bearer ${profile().trustcaller.token}` }),
  },
  servers: {
    'a million entries'(_request, response) {
      const entry = '{"id":1,"number":"12025550100","reserved":true,"released_at":null,"ivr_id":null}';
      response.writeHead(200, json).end(`{"data":[${`${entry},`.repeat(999_999)}${entry}],"count":1000000}`);
    },
    'endless links'({ url = '' }, response) {
      const page = Number(new URL(url, 'http://x').searchParams.get('page') ?? 1);
      const body = {
        data: [{ id: page, number: '12025550100', reserved: true, released_at: null, ivr_id: null }],
        links: { first: '?page=1', last: null, prev: null, next: `?page=${page + 1}` },
        meta: { current_page: page, per_page: 1, total: 10 ** 9, from: 1, to: 1, last_page: 10 ** 9, path: '' },
      };
      response.writeHead(200, json).end(JSON.stringify(body));
    },
  },
};
