import { listTrustedNumbers, sendChatMessage } from './generated/apiComponents.js';
import { text } from './input.js';

export async function read() {
  const { list } = await listTrustedNumbers({ body: { tracker_id: 10001 } });
  return list;
}

export async function write() {
  const { id } = await sendChatMessage({ body: { tracker_id: 10001, message: text } });
  return id;
}
