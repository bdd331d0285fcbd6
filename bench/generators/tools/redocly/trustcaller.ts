import { configure, createApiKey, listCalls } from './generated/client.js';
import { baseUrl, credential, text } from './input.js';

configure({ serverUrl: baseUrl, auth: { bearer: credential } });

export async function read() {
  const { data } = await listCalls({ query: { per_page: 3 } });
  return data.map(({ id }) => id);
}

export async function write() {
  const { id } = await createApiKey({ body: { name: text } });
  return id;
}
