import { defaults, listTrustedNumbers, sendChatMessage } from './generated/client.js';
import { baseUrl, credential, text } from './input.js';

defaults.baseUrl = baseUrl;
defaults.headers = { Authorization: `NVX ${credential}` };

export async function read() {
  const response = await listTrustedNumbers({ tracker_id: 10001 });
  return response.status === 200 ? response.data.list : undefined;
}

export async function write() {
  const response = await sendChatMessage({ tracker_id: 10001, message: text });
  return response.status === 200 ? response.data.id : undefined;
}
