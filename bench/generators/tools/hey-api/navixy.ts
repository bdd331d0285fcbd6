import { client } from './generated/client.gen.js';
import { listTrustedNumbers, sendChatMessage } from './generated/sdk.gen.js';
import { baseUrl, credential, text } from './input.js';

client.setConfig({ baseUrl, auth: (scheme) => (scheme.in === 'query' ? undefined : `NVX ${credential}`) });

export async function read() {
  const { data } = await listTrustedNumbers({ body: { tracker_id: 10001 } });
  return data?.list;
}

export async function write() {
  const { data } = await sendChatMessage({ body: { tracker_id: 10001, message: text } });
  return data?.id;
}
