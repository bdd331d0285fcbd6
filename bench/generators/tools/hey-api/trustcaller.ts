import { client } from './generated/client.gen.js';
import { createApiKey, listCalls } from './generated/sdk.gen.js';
import { baseUrl, credential, text } from './input.js';

client.setConfig({ baseUrl, auth: credential });

export async function read() {
  const { data } = await listCalls({ query: { per_page: 3 } });
  return data?.data.map(({ id }) => id);
}

export async function write() {
  const { data } = await createApiKey({ body: { name: text } });
  return data?.id;
}
