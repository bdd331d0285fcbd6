import { createApiKey, listCalls } from './generated/client.js';
import { credential, text } from './input.js';

const options = { headers: { Authorization: `Bearer ${credential}` } };

export async function read() {
  const response = await listCalls({ per_page: 3 }, options);
  return response.status === 200 ? response.data.data.map(({ id }) => id) : undefined;
}

export async function write() {
  const response = await createApiKey({ name: text }, options);
  return response.status === 201 ? response.data.id : undefined;
}
