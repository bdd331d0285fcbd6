import { requestFn } from '@openapi-qraft/react';
import { createAPIClient } from './generated/create-api-client.js';
import { authorization, baseUrl, text } from './input.js';

const api = createAPIClient({
  baseUrl,
  requestFn: (schema, info) => requestFn(schema, { ...info, headers: { Authorization: authorization } }),
});

export async function read() {
  const { data } = await api.calls.listCalls({ parameters: { query: { per_page: 3 } } });
  return data?.data.map(({ id }) => id);
}

export async function write() {
  const { data } = await api.auth.createApiKey({ body: { name: text } });
  return data?.id;
}
