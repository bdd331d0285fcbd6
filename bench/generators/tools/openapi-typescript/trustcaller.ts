import createClient from 'openapi-fetch';
import type { paths } from './generated/schema.js';
import { baseUrl, credential, text } from './input.js';

const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${credential}` } });

export async function read() {
  const { data } = await client.GET('/calls', { params: { query: { per_page: 3 } } });
  return data?.data.map(({ id }) => id);
}

export async function write() {
  const { data } = await client.POST('/auth/keys', { body: { name: text } });
  return data?.id;
}
