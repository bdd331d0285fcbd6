import { fetcher } from './fetcher.js';
import { createApiClient } from './generated/client.js';
import { baseUrl, text } from './input.js';

const api = createApiClient(fetcher, baseUrl);

export async function read() {
  const { data } = await api.get('/calls', { query: { per_page: 3 } });
  return data.map(({ id }) => id);
}

export async function write() {
  const { id } = await api.post('/auth/keys', { body: { name: text } });
  return id;
}
