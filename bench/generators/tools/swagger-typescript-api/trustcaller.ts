import { Api } from './generated/Api.js';
import { baseUrl, credential, text } from './input.js';

const headers = { Authorization: `Bearer ${credential}`, 'Content-Type': 'application/json' };
const api = new Api({ baseUrl, baseApiParams: { headers } });

export async function read() {
  const { data } = await api.calls.listCalls({ per_page: 3 });
  return data.data.map(({ id }) => id);
}

export async function write() {
  const { data } = await api.auth.createApiKey({ name: text });
  return data.id;
}
