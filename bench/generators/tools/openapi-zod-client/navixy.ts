import { createApiClient } from './generated/client.js';
import { baseUrl, credential, text } from './input.js';

const api = createApiClient(baseUrl, { axiosConfig: { headers: { Authorization: `NVX ${credential}` } } });

export async function read() {
  const { list } = await api.listTrustedNumbers({ tracker_id: 10001 });
  return list;
}

export async function write() {
  const { id } = await api.sendChatMessage({ tracker_id: 10001, message: text });
  return id;
}
