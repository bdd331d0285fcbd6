import { OpenAPI, TrackerChatService, TrustedNumbersService } from './generated/index.js';
import { baseUrl, credential, text } from './input.js';

OpenAPI.BASE = baseUrl;
OpenAPI.HEADERS = { Authorization: `NVX ${credential}` };

export async function read() {
  const { list } = await TrustedNumbersService.listTrustedNumbers({ tracker_id: 10001 });
  return list;
}

export async function write() {
  const { id } = await TrackerChatService.sendChatMessage({ tracker_id: 10001, message: text });
  return id;
}
