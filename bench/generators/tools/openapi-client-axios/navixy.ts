import { readFile } from 'node:fs/promises';
import { type Document, OpenAPIClientAxios } from 'openapi-client-axios';
import type { Client } from './generated/client.js';
import { authorization, baseUrl, text } from './input.js';

const definition: Document = JSON.parse(await readFile('bundle.json', 'utf8'));
const axiosConfigDefaults = { baseURL: baseUrl, headers: { Authorization: authorization } };
const api = new OpenAPIClientAxios({ definition, axiosConfigDefaults });

export async function read() {
  const client = await api.getClient<Client>();
  const { data } = await client.listTrustedNumbers(null, { tracker_id: 10001 });
  return data.list;
}

export async function write() {
  const client = await api.getClient<Client>();
  const { data } = await client.sendChatMessage(null, { tracker_id: 10001, message: text });
  return data.id;
}
