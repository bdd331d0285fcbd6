import createClient from 'openapi-fetch';
import type { paths } from './generated/schema.js';
import { baseUrl, credential, text } from './input.js';

const client = createClient<paths>({ baseUrl, headers: { Authorization: `NVX ${credential}` } });

export async function read() {
  const { data } = await client.POST('/tracker/trusted_number/list', { body: { tracker_id: 10001 } });
  return data?.list;
}

export async function write() {
  const { data } = await client.POST('/tracker/chat/send', { body: { tracker_id: 10001, message: text } });
  return data?.id;
}
