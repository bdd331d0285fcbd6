import type { Profile } from '@trustline/sandbox';
import type { MeasuredApi } from './measured.ts';

export function measureTrustCaller({ trustcaller: { baseUrl, token } }: Profile): MeasuredApi {
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  const get = (path: string) => () => new Request(`${baseUrl}${path}`, { headers });
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  return {
    api: 'trustcaller',
    title: 'listNumbers (GET, per_page=50)',
    request: { path: '/numbers?per_page=50', method: 'GET', headers },
    pages: [
      ['100 calls, the latest', get('/calls')],
      ['100 calls, page 9', get('/calls?page=9')],
      ['100 calls of the last 60 days', get(`/calls?from=${day(60)}&to=${day(1)}`)],
    ],
  };
}
