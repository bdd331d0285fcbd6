import { createApiClient } from './generated/client.js';
import { baseUrl, credential, text } from './input.js';

const api = createApiClient(baseUrl, { axiosConfig: { headers: { Authorization: `Bearer ${credential}` } } });

export async function read() {
  const { data } = await api.listCalls({ queries: { per_page: 3 } });
  return data.map(({ id }) => id);
}

export async function write() {
  const { id } = await api.createApiKey({ name: text });
  return id;
}
