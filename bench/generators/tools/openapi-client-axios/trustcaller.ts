import { readFile } from 'node:fs/promises';
import { type Document, OpenAPIClientAxios } from 'openapi-client-axios';
import type { Client } from './generated/client.js';
import { authorization, baseUrl, text } from './input.js';

const definition: Document = JSON.parse(await readFile('bundle.json', 'utf8'));
const axiosConfigDefaults = { baseURL: baseUrl, headers: { Authorization: authorization } };
const api = new OpenAPIClientAxios({ definition, axiosConfigDefaults });

export async function read() {
  const client = await api.getClient<Client>();
  const { data } = await client.listCalls({ per_page: 3 });
  return data.data.map((call) => call?.id);
}

export async function write() {
  const client = await api.getClient<Client>();
  const { data } = await client.createApiKey(null, { name: text });
  return data.id;
}
