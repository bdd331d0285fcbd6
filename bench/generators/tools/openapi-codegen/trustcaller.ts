import { createApiKey, listCalls } from './generated/apiComponents.js';
import { text } from './input.js';

export async function read() {
  const { data } = await listCalls({ queryParams: { per_page: 3 } });
  return data.map(({ id }) => id);
}

export async function write() {
  const { id } = await createApiKey({ body: { name: text } });
  return id;
}
