import { listTrustedNumbers, sendChatMessage } from './generated/client.js';
import { credential, text } from './input.js';

const options = { headers: { Authorization: `NVX ${credential}` } };

export async function read() {
  const response = await listTrustedNumbers({ tracker_id: 10001 }, options);
  return response.status === 200 ? response.data.list : undefined;
}

export async function write() {
  const response = await sendChatMessage({ tracker_id: 10001, message: text }, options);
  return response.status === 200 ? response.data.id : undefined;
}
