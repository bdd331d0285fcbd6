import { isObject } from '@trustline/openapi';
import type { MeasuredApi } from './measured.ts';

export const navixy: MeasuredApi = {
  credential: ({ navixy: { hash } }) => hash,
  async expectedRead(send) {
    const response = await send('/tracker/trusted_number/list', { tracker_id: 10001 });
    return isObject(response) ? response.list : undefined;
  },
  written: (send) => send('/tracker/chat/list', { tracker_id: 10001, ascending: false }),
};
