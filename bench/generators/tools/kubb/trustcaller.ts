import { setConfig } from '@kubb/plugin-client/clients/fetch';
import { createApiKey, listCalls } from './generated/index.js';
import { baseUrl, credential, text } from './input.js';

setConfig({
  baseURL: baseUrl,
  headers: [
    ['Authorization', `Bearer ${credential}`],
    ['Content-Type', 'application/json'],
  ],
});

export async function read() {
  const { data } = await listCalls({ per_page: 3 });
  return data.map(({ id }) => id);
}

export async function write() {
  const { id } = await createApiKey({ name: text });
  return id;
}
