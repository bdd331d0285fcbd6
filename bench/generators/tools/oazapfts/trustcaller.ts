import { createApiKey, defaults, listCalls } from './generated/client.js';
import { baseUrl, credential, text } from './input.js';

defaults.baseUrl = baseUrl;
defaults.headers = { Authorization: `Bearer ${credential}` };

export async function read() {
  const response = await listCalls({ perPage: 3 });
  return response.status === 200 ? response.data.data.map(({ id }) => id) : undefined;
}

export async function write() {
  const response = await createApiKey({ name: text });
  return response.status === 201 ? response.data.id : undefined;
}
