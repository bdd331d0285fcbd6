import { requestFn } from '@openapi-qraft/react';
import { createAPIClient } from './generated/create-api-client.js';
import { authorization, baseUrl, text } from './input.js';

const api = createAPIClient({
  baseUrl,
  requestFn: (schema, info) => requestFn(schema, { ...info, headers: { Authorization: authorization } }),
});

export async function read() {
  const { data } = await api.tracker.listTrustedNumbers({ body: { tracker_id: 10001 } });
  return data?.list;
}

export async function write() {
  const { data } = await api.tracker.sendChatMessage({ body: { tracker_id: 10001, message: text } });
  return data?.id;
}
