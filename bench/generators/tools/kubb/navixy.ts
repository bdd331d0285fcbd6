import { setConfig } from '@kubb/plugin-client/clients/fetch';
import { listTrustedNumbers, sendChatMessage } from './generated/index.js';
import { baseUrl, credential, text } from './input.js';

setConfig({
  baseURL: baseUrl,
  headers: [
    ['Authorization', `NVX ${credential}`],
    ['Content-Type', 'application/json'],
  ],
});

export async function read() {
  const { list } = await listTrustedNumbers({ tracker_id: 10001 });
  return list;
}

export async function write() {
  const { id } = await sendChatMessage({ tracker_id: 10001, message: text });
  return id;
}
