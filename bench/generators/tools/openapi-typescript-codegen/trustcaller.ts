import { ApiKeysService, CallsService, OpenAPI } from './generated/index.js';
import { baseUrl, credential, text } from './input.js';

OpenAPI.BASE = baseUrl;
OpenAPI.TOKEN = credential;

export async function read() {
  const { data } = await CallsService.listCalls(undefined, undefined, 3);
  return data.map(({ id }) => id);
}

export async function write() {
  const { id } = await ApiKeysService.createApiKey({ name: text });
  return id;
}
