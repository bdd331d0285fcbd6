import type { LiveApi } from './live-api.ts';

export const navixy: LiveApi = {
  liveOn({ events, profile }, count) {
    const trackers = profile().navixy.trackers?.active ?? [];
    const tracker = trackers[count % trackers.length];
    if (count % 3 !== 0 && tracker !== undefined) events.deviceSends(tracker, `busy ${count}`);
  },
  async stateOf({ fetch, profile }) {
    const { baseUrl, hash, trackers } = profile().navixy;
    const lists: string[] = [];
    for (const tracker of trackers?.active ?? []) {
      const url = `${baseUrl}/tracker/trusted_number/list?tracker_id=${tracker}&hash=${hash}`;
      lists.push(await (await fetch(new Request(url))).text());
    }
    return lists.join('\n');
  },
  read: {
    path: '/tracker/chat/unread/count',
    headers: ({ profile }) => ({ Authorization: `NVX ${profile().navixy.hash}` }),
  },
  servers: {},
};
