import { fetcher } from './fetcher.js';
import { createApiClient } from './generated/client.js';
import { baseUrl, text } from './input.js';

const api = createApiClient(fetcher, baseUrl);

export async function read() {
  const { list } = await api.post('/tracker/trusted_number/list', { body: { tracker_id: 10001 } });
  return list;
}

export async function write() {
  const { id } = await api.post('/tracker/chat/send', { body: { tracker_id: 10001, message: text } });
  return id;
}
