import { Api } from './generated/Api.js';
import { baseUrl, credential, text } from './input.js';

const headers = { Authorization: `NVX ${credential}`, 'Content-Type': 'application/json' };
const api = new Api({ baseUrl, baseApiParams: { headers } });

export async function read() {
  const { data } = await api.tracker.listTrustedNumbers({ tracker_id: 10001 });
  return data.list;
}

export async function write() {
  const { data } = await api.tracker.sendChatMessage({ tracker_id: 10001, message: text });
  return data.id;
}
