import { configure, listTrustedNumbers, sendChatMessage } from './generated/client.js';
import { baseUrl, credential, text } from './input.js';

configure({ serverUrl: baseUrl, auth: { apiKey: { AuthorizationHeader: `NVX ${credential}` } } });

export async function read() {
  const { list } = await listTrustedNumbers({ body: { tracker_id: 10001 } });
  return list;
}

export async function write() {
  const { id } = await sendChatMessage({ body: { tracker_id: 10001, message: text } });
  return id;
}
