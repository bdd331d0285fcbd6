import type { Profile } from '@trustline/sandbox';
import type { MeasuredApi } from './measured.ts';

export function measureNavixy({ navixy }: Profile): MeasuredApi {
  const { hash, baseUrl, trackers } = navixy;
  const active = trackers?.active ?? [];
  const [tracker] = active;
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `NVX ${hash}` };
  const post = (path: string, body: object) => () =>
    new Request(`${baseUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return {
    api: 'navixy',
    title: 'sendChatMessage (POST, validated, stored durably)',
    request: {
      path: '/tracker/chat/send',
      method: 'POST',
      headers,
      body: JSON.stringify({ tracker_id: tracker, message: 'Hello World' }),
    },
    pages: [
      ['100 messages, the first', post('/tracker/chat/list', { tracker_id: tracker, limit: 100 })],
      ['100 messages, the latest', post('/tracker/chat/list', { tracker_id: tracker, limit: 100, ascending: false })],
      ['last times of three trackers', post('/tracker/chat/updated/list', { trackers: active })],
      ['unread counts', post('/tracker/chat/unread/count', {})],
    ],
  };
}
